package io.passeur.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.CertificateAuthority;
import io.passeur.testing.Pem;
import io.passeur.testing.RawConnection;
import io.passeur.testing.TestingProxy;
import io.passeur.tls.KeyMaterial;
import org.junit.jupiter.api.Test;

/** Metrics of the proxy's state: certificates, servers, connections, reloads, and elements that are gone. */
class StateMetricsTest extends MeteredTraffic {

    @Test
    void certificatesSayWhenTheyEnd() {
        KeyMaterial own = CertificateAuthority.root("authority").issue("s.test", "a.s.test", "127.0.0.1");
        String certificate = "[[tls.certificates]]\ncertFile = \'\'\'\n" + Pem.of(own.chain())
                + "\'\'\'\nkeyFile = \'\'\'\n" + Pem.of(own.key()) + "\'\'\'\n";
        try (TestingProxy proxy = proxy(certificate)) {
            String series = "traefik_tls_certs_not_after{cn=\"s.test\",sans=\"a.s.test,s.test\",serial=\""
                    + own.leaf().getSerialNumber() + "\"}";
            assertThat(Scraped.of(proxy).value(series))
                    .isEqualTo(own.leaf().getNotAfter().getTime() / 1000);
        }
    }

    @Test
    void whatVanishedIsForgotten() {
        String both = router("a", "") + router("b", "").replace("'app'", "'other'") + service("app") + service("other");
        try (TestingProxy proxy = proxy(both, ROUTERS)) {
            proxy.get("a.test", "/200/0");
            proxy.get("b.test", "/200/0");
            Scraped.until(
                    proxy, at -> at.series("traefik_service_requests_total").size() == 2);

            proxy.push(router("a", "") + service("app"));
            Scraped later = Scraped.until(proxy, at -> !at.text().contains("b@testing"));
            assertThat(later.text()).doesNotContain("other@testing");
            assertThat(later.series("traefik_router_requests_total")).hasSize(1);
            assertThat(later.value(ONE_OF_WEB)).isEqualTo(2);
        }
    }

    @Test
    void serversAreUpOrDownWhereHealthIsChecked() {
        String down = "[[http.services.app.loadBalancer.servers]]\nurl = 'http://127.0.0.1:1'\n";
        String health = "[http.services.app.loadBalancer.healthCheck]\npath = '/200/0'\ninterval = '10ms'\n";
        try (TestingProxy proxy = proxy(router("a", "") + service("app") + down + health + service("unchecked"))) {
            String up = "traefik_service_server_up{service=\"app@testing\",url=\"";
            Scraped scraped = Scraped.until(proxy, at -> at.value(up + "http://127.0.0.1:1\"}") == 0);

            assertThat(scraped.series("traefik_service_server_up"))
                    .containsExactlyInAnyOrder(up + upstream.url() + "\"} 1", up + "http://127.0.0.1:1\"} 0");
        }
    }

    @Test
    void openConnectionsAndReloadsAreSeen() {
        try (TestingProxy proxy = proxy(router("a", "") + service("app"));
                RawConnection one = proxy.connect();
                RawConnection two = proxy.connect()) {
            one.sendLines("GET /200/0 HTTP/1.1\nHost: a.test\n\n");
            one.readResponse();
            two.sendLines("GET /200/0 HTTP/1.1\nHost: a.test\n\n");
            two.readResponse();
            Scraped scraped = Scraped.of(proxy);

            assertThat(scraped.value("traefik_open_connections{entrypoint=\"web\",protocol=\"TCP\"}"))
                    .isEqualTo(2);
            assertThat(scraped.value("traefik_config_reloads_total")).isEqualTo(1);
            assertThat(scraped.value("traefik_config_last_reload_success")).isGreaterThan(1.7e9);
        }
    }
}
