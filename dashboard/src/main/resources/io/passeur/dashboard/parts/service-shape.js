/** The types of services; the API shows them as written. */
const KINDS = {
    loadbalancer: 'load balancer',
    highestrandomweight: 'highest random weight',
};

export function kindOf({ type, provider }) {
    return KINDS[type] ?? (type || (provider === 'internal' ? 'built in' : 'unknown'));
}

/** URLs of servers, or addresses for TCP and UDP. */
export function serversOf({ loadBalancer }) {
    return (loadBalancer?.servers ?? []).map(({ url, address }) => url ?? address ?? '');
}

/** The API reports unchecked servers as up, as Traefik's does; the dashboard tells them apart. */
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
        return [{ name: mirroring.service, note: 'primary' }, ...copies];
    }
    return failover
        ? [
              { name: failover.service, note: 'primary' },
              { name: failover.fallback, note: 'fallback' },
          ]
        : [];
}
