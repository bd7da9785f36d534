package io.passeur.dashboard;

import io.passeur.testing.TestingProxy;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Configurations that the pages have something to show of. */
final class Samples {

    /** A router of each state, a service that has others below it, and a server that is down: nobody listens on port 1. */
    static final String EVERY_STATE = """
            [http.routers.shop]
            rule = 'Host(`shop.example.com`) && PathPrefix(`/cart`)'
            middlewares = ['secure', 'moved']
            service = 'shop'

            [http.routers.half]
            rule = 'Host(`half.example.com`)'
            entryPoints = ['web', 'wbe']
            service = 'blue'

            [http.routers.broken]
            rule = 'Host(`broken.example.com`)'
            middlewares = ['secrue']
            service = 'blue'

            [http.middlewares.secure.redirectScheme]
            scheme = 'https'

            [http.middlewares.moved.redirectRegex]
            regex = '^(.*)/old$'
            replacement = '${1}/new'

            [http.services.shop.weighted]
            services = [{name = 'blue', weight = 3}, {name = 'green', weight = 1}]

            [http.services.blue.loadBalancer]
            servers = [{url = 'http://127.0.0.1:1'}]
            [http.services.blue.loadBalancer.healthCheck]
            path = '/health'
            interval = '1s'

            [http.services.green.loadBalancer]
            servers = [{url = 'http://127.0.0.1:2'}, {url = 'http://127.0.0.1:3'}]
            """;

    private Samples() {}

    /** With the dashboard on an entry point of its own. */
    static TestingProxy start(String dynamic, String... flags) {
        String[] all = new String[flags.length + 2];
        all[0] = "--api.insecure";
        all[1] = "--entrypoints.traefik.address=127.0.0.1:0";
        System.arraycopy(flags, 0, all, 2, flags.length);
        return TestingProxy.start(dynamic, all);
    }

    static String base(TestingProxy proxy) {
        return "http://127.0.0.1:" + proxy.port("traefik") + "/";
    }

    /** Routers r0000, r0001, … that share one service. */
    static String routers(int number) {
        String routers = IntStream.range(0, number).mapToObj("""
                        [http.routers.r%1$05d]
                        rule = 'Host(`h%1$05d.example.com`)'
                        service = 'all'
                        """::formatted).collect(Collectors.joining());
        return routers + "[http.services.all.loadBalancer]\nservers = [{url = 'http://127.0.0.1:1'}]\n";
    }
}
