/** What services of each type hold; the API shows them as they were written. */
const KINDS = {
    loadbalancer: 'load balancer',
    highestrandomweight: 'highest random weight',
};

export function kindOf({ type, provider }) {
    return KINDS[type] ?? (type || (provider === 'internal' ? 'built in' : 'unknown'));
}

/** Addresses of servers; UDP and TCP have no URL. */
export function serversOf({ loadBalancer }) {
    return (loadBalancer?.servers ?? []).map(({ url, address }) => url ?? address ?? '');
}

/** The API calls servers up that nobody checks, as Traefik's does; here that is told apart. */
export function serverState({ loadBalancer, serverStatus = {} }, url) {
    const checked = loadBalancer?.healthCheck || loadBalancer?.passiveHealthCheck;
    const status = serverStatus[url] ?? 'UNCHECKED';
    return status === 'UP' && !checked ? 'UNCHECKED' : status;
}

export function serversDown(service) {
    return serversOf(service).filter((url) => serverState(service, url) === 'DOWN').length;
}

/** The services below a service: {name, note}. */
export function partsOf({ weighted, highestRandomWeight, mirroring, failover }) {
    const several = weighted ?? highestRandomWeight;
    if (several) {
        return (several.services ?? []).map(({ name, weight }) => ({ name, note: `weight ${weight ?? 1}` }));
    }
    if (mirroring) {
        const copies = (mirroring.mirrors ?? []).map(({ name, percent }) => ({
            name,
            note: `mirror, ${percent ?? 0} %`,
        }));
        return [{ name: mirroring.service, note: 'answers' }, ...copies];
    }
    return failover
        ? [
              { name: failover.service, note: 'first' },
              { name: failover.fallback, note: 'fallback' },
          ]
        : [];
}
