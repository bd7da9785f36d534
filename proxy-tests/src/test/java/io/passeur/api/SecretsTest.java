package io.passeur.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.testing.TestingProxy;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No answer holds a secret; each of them has {@code geheim} in it here. */
class SecretsTest {

    private static final String DYNAMIC = """
            [http.routers.r]
            rule = 'Host(`a`) && Header(`X-Api-Key`, `geheim1`) && Query("access_token", "geheim2") && Header(`X-Plain`, `shown1`)'
            service = 's'
            middlewares = ['basic', 'digest', 'head', 'own']
            [http.routers.wrong]
            rule = 'Header(`Authorization`, `geheim3`) && Nonsense(`x`)'
            service = 's'
            [http.services.s.loadBalancer]
            servers = [{url = 'http://user:geheim4@127.0.0.1:1/?token=geheim5&a=shown2'}]
            [http.services.s.loadBalancer.healthCheck]
            path = '/'
            [http.services.s.loadBalancer.healthCheck.headers]
            Authorization = 'Bearer geheim6'
            X-Shown = 'shown3'
            [http.middlewares.basic.basicAuth]
            users = ['adm:$apr1$geheim7$x', 'other:{SHA}geheim8']
            realm = 'shown4'
            [http.middlewares.digest.digestAuth]
            users = ['dig:shown5:geheim9']
            [http.middlewares.head.headers.customRequestHeaders]
            X-Auth-Token = 'geheim10'
            Cookie = 'a=geheim11'
            X-Harmless = 'shown6'
            [http.middlewares.own.plugin.mine]
            clientSecret = 'geheim12'
            apiKey = 'geheim13'
            token = ['geheim14', 'geheim15']
            pem = '''-----BEGIN PRIVATE KEY-----
            geheim16
            -----END PRIVATE KEY-----'''
            issuer = 'https://me:geheim17@issuer.example/shown7'
            [http.middlewares.own.plugin.mine.password]
            value = 'geheim18'
            [http.middlewares.limit.rateLimit.redis]
            password = 'geheim19'
            endpoints = ['shown8:6379']
            [http.middlewares.forward.forwardAuth]
            address = 'http://shown9'
            [http.middlewares.forward.forwardAuth.tls]
            key = 'geheim20'
            """ + Asking.ROUTER;

    private static final List<String> FLAGS = List.of(
            "--api",
            "--api.debug",
            "--certificatesresolvers.le.acme.eab.kid=geheim21",
            "--certificatesresolvers.le.acme.eab.hmacencoded=geheim22",
            "--certificatesresolvers.le.acme.email=geheim23@example.com");

    private static TestingProxy proxy;

    @BeforeAll
    static void start() {
        proxy = TestingProxy.start(DYNAMIC, FLAGS.toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        proxy.close();
    }

    private static String get(String path) {
        return Asking.get(proxy.port(), path).text();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/rawdata",
                "/api/http/routers",
                "/api/http/services",
                "/api/http/middlewares",
                "/api/http/routers/wrong@testing",
                "/api/overview",
                "/api/entrypoints",
                "/api/certificates",
                "/api/passeur/problems",
                "/api/passeur/upstreams",
                "/api/passeur/certificates",
                "/api/passeur/explain?entryPoint=web&url=http://a/",
                "/debug/vars"
            })
    void noAnswerHoldsOne(String path) {
        assertThat(get(path)).isNotBlank().doesNotContain("geheim");
    }

    @Test
    void theRestIsThere() {
        assertThat(get("/api/rawdata"))
                .contains("shown1", "shown2", "shown3", "shown4", "shown5", "shown6", "shown7", "shown8", "shown9");
        assertThat(get("/api/http/middlewares/basic@testing")).contains("\"users\":[\"adm:xxxx\",\"other:xxxx\"]");
        assertThat(get("/api/http/middlewares/digest@testing")).contains("\"users\":[\"dig:shown5:xxxx\"]");
        assertThat(get("/api/http/routers/r@testing"))
                .contains("Header(`X-Api-Key`, `xxxx`)", "Query(\\\"access_token\\\", \\\"xxxx\\\")");
    }

    /** Neither by search can somebody find out what is not shown. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/http/routers?search=geheim",
                "/api/http/services?search=geheim",
                "/api/passeur/problems?search=geheim",
                "/api/passeur/upstreams?search=geheim"
            })
    void searchDoesNotFindOne(String path) {
        assertThat(get(path)).isEqualTo("[]\n");
    }
}
