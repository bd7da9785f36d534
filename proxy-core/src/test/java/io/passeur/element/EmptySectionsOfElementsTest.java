package io.passeur.element;

import static io.passeur.element.Decoding.problems;
import static io.passeur.element.Decoding.router;
import static io.passeur.element.Decoding.yaml;
import static org.assertj.core.api.Assertions.assertThat;

import io.passeur.spec.LoadBalancerSpec;
import io.passeur.spec.ServiceSpec;
import io.passeur.spec.ServiceType;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Sections of elements that are written with nothing in them, as the label {@code tls=} has it. */
class EmptySectionsOfElementsTest {

    @Test
    void haveTheirDefaults() {
        DynamicConfiguration read = yaml("""
                http:
                  routers:
                    web: {rule: "Path(`/`)", service: app, tls: ""}
                  middlewares:
                    small: {compress: ""}
                  services:
                    app: {loadBalancer: {sticky: {cookie: ""}, servers: [{url: "http://127.0.0.1:1"}]}}
                """);

        assertThat(problems(read)).isEmpty();
        assertThat(router(read, "web").tls()).isNotNull();
        assertThat(Objects.requireNonNull(read.elements(HttpKinds.MIDDLEWARES).get("small"))
                        .settings())
                .isEmpty();
        assertThat(Objects.requireNonNull(balancer(read).sticky()).cookie()).isNotNull();
    }

    @Test
    void areListsWithoutElements() {
        DynamicConfiguration section = yaml("http: {services: {app: {loadBalancer: {servers: {}}}}}");
        DynamicConfiguration text = yaml("http: {services: {app: {loadBalancer: {servers: ''}}}}");

        assertThat(problems(section)).isEmpty();
        assertThat(balancer(section).servers()).isEmpty();
        assertThat(problems(text)).isEmpty();
        assertThat(balancer(text).servers()).isEmpty();
    }

    @Test
    void areStillMistakesWhereAKeyIsNeeded() {
        assertThat(problems(yaml("http: {routers: {web: {rule: 'Path(`/`)', service: a, observability: ''}}}")))
                .singleElement()
                .asString()
                .contains("http.routers.web.observability");
    }

    private static LoadBalancerSpec balancer(DynamicConfiguration read) {
        ServiceSpec service =
                Objects.requireNonNull(read.elements(HttpKinds.SERVICES).get("app"));
        return Objects.requireNonNull(service.settings(ServiceType.LOAD_BALANCER));
    }
}
