package io.passeur.distribution;

/** Dynamic configurations that tests need. */
final class SampleConfigurations {

    private SampleConfigurations() {}

    /** Requests for a host go to one server. */
    static String toServer(String host, String url) {
        return """
                [http.routers.all]
                rule = "Host(`%s`)"
                service = "all"
                [[http.services.all.loadBalancer.servers]]
                url = "%s"
                """.formatted(host, url);
    }
}
