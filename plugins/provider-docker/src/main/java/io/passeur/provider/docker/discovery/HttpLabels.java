package io.passeur.provider.docker.discovery;

import io.passeur.provider.docker.labels.LabelException;
import io.passeur.provider.docker.labels.LabelProblems;
import io.passeur.provider.docker.labels.ServerLabels;
import io.passeur.spi.ConfigurationException;
import io.passeur.toolkit.Suggestions;
import io.passeur.toolkit.label.LabelNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Completes the section {@code http} with what labels may omit: servers, services, routers and rules. */
final class HttpLabels {

    private static final List<String> KINDS = List.of("weighted", "mirroring", "failover", "highestRandomWeight");

    private final DiscoveredContainer subject;
    private final DiscoverySettings settings;
    private final NetworkChoice networks;
    private final DefaultRule rule;
    private final LabelProblems problems;
    private final Set<String> defaultRules = new HashSet<>();
    private final Map<String, Map<String, Object>> hints = new HashMap<>();

    HttpLabels(
            DiscoveredContainer subject,
            DiscoverySettings settings,
            NetworkChoice networks,
            DefaultRule rule,
            LabelProblems problems) {
        this.subject = subject;
        this.settings = settings;
        this.networks = networks;
        this.rule = rule;
        this.problems = problems;
    }

    /** What to do if servers cannot be reached, by service. */
    Map<String, Map<String, Object>> hints() {
        return Map.copyOf(hints);
    }

    void complete(LabelNode http) {
        LabelNode transports = http.remove("serversTransports");
        if (transports != null) {
            problems.error(
                    "http.serversTransports",
                    transports.label(),
                    "cannot be set by labels, only by a file or another provider; refer to one as name@file");
        }
        LabelNode services = http.child("services");
        boolean implied = services.isEmpty();
        if (implied) {
            services.child(subject.serviceName()).child("loadBalancer");
        }
        List<String> names = services.children().stream().map(LabelNode::name).toList();
        services.children().forEach(service -> complete(services, service, implied));
        if (!(implied && services.isEmpty() && http.child("routers").isEmpty())) {
            routers(http.child("routers"), names);
        }
    }

    private void complete(LabelNode services, LabelNode service, boolean implied) {
        String label = service.label();
        try {
            completeService(service);
        } catch (LabelException e) {
            services.remove(service.name());
            problems.error("http.services." + service.name(), e.label(), String.valueOf(e.getMessage()));
        } catch (ConfigurationException e) {
            services.remove(service.name());
            if (subject.options().labelled() || !implied) {
                problems.error("http.services." + service.name(), label, String.valueOf(e.getMessage()));
            }
        }
    }

    private void completeService(LabelNode service) {
        for (String kind : KINDS) {
            LabelNode other = service.remove(kind);
            if (other != null) {
                problems.error(
                        "http.services." + service.name() + "." + kind,
                        other.label(),
                        "cannot be set by labels, only by a file or another provider");
            }
        }
        LabelNode balancer = service.find("loadBalancer");
        if (balancer == null && hasOtherType(service)) {
            return;
        }
        if (balancer == null) {
            throw new ConfigurationException("load-balancer is not defined"
                    + service.children().stream()
                            .map(child -> Suggestions.hint(child.name(), List.of("loadBalancer")))
                            .filter(hint -> !hint.isEmpty())
                            .findFirst()
                            .orElse(""));
        }
        if (balancer.find("servers") != null) {
            throw new ConfigurationException(
                    "loadBalancer.servers: cannot be set by labels because a container is one server; did you mean \"server\"?");
        }
        ServerLabels.checkPlaceOfPort(balancer.find("port"));
        server(service.name(), balancer, ServerLabels.read(balancer.remove("server")));
        if (balancer.isEmpty()) {
            balancer.child("passHostHeader").set("true"); // the default; the section must not be empty
        }
    }

    /** Whether the service may have the type of a plugin; the proxy checks later whether the type exists. */
    private static boolean hasOtherType(LabelNode service) {
        return service.children().stream()
                .map(LabelNode::name)
                .filter(name -> !name.equalsIgnoreCase("middlewares"))
                .anyMatch(
                        name -> Suggestions.hint(name, List.of("loadBalancer")).isEmpty());
    }

    /** A container that cannot take requests needs no address. */
    private void server(String service, LabelNode balancer, ServerLabels labels) {
        if (!subject.isReady()) {
            return;
        }
        LabelNode server = balancer.child("servers").child("[0]");
        String url = url(labels);
        server.child("url").set(url);
        hints.put(service, Map.of("url", url, "text", ServerHint.of(subject.container(), service, labels)));
        String choice = ServerHint.choice(subject.container(), service, labels);
        if (!choice.isEmpty()) {
            problems.note(choice);
        }
        labels.rest().forEach(server::adopt);
    }

    private String url(ServerLabels labels) {
        if (!labels.url().isEmpty()) {
            return labels.url();
        }
        ContainerAddress address = ContainerAddress.of(
                subject.container(),
                labels.port(),
                settings.useBindPortIp(),
                () -> networks.address(subject.container(), subject.options().network(), subject.proxy(), problems),
                problems);
        return (labels.scheme().isEmpty() ? "http" : labels.scheme()) + "://" + address;
    }

    private void routers(LabelNode routers, List<String> services) {
        if (routers.isEmpty()) {
            if (services.size() > 1) {
                problems.note("no router is created for the container, because it has several services: "
                        + String.join(", ", services) + "; define a router for each by labels");
                return;
            }
            routers.child(subject.serviceName()).child("service").set(services.get(0));
        }
        routers.children().forEach(router -> complete(routers, router, services));
    }

    private void complete(LabelNode routers, LabelNode router, List<String> services) {
        try {
            if (isBlank(router.find("rule"))) {
                router.child("rule").set(rule.of(subject.container()));
                defaultRules.add(router.name());
            }
            if (isBlank(router.find("service"))) {
                router.child("service").set(onlyOne(services, router.name()));
            }
        } catch (ConfigurationException e) {
            routers.remove(router.name());
            problems.error("http.routers." + router.name(), router.label(), String.valueOf(e.getMessage()));
        }
    }

    /** The names of the routers whose rule comes from the template. */
    Set<String> defaultRules() {
        return defaultRules;
    }

    private static boolean isBlank(@Nullable LabelNode node) {
        return node == null || node.value() == null || node.value().isBlank();
    }

    private static String onlyOne(List<String> services, String router) {
        if (services.size() == 1) {
            return services.get(0);
        }
        throw new ConfigurationException("Router " + router + " cannot be linked automatically with multiple Services: "
                + services + "; name one of them in the label traefik.http.routers." + router + ".service");
    }
}
