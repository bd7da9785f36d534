package io.passeur.provider.docker.discovery;

import io.passeur.provider.docker.discovery.Standing.Absent;
import io.passeur.provider.docker.discovery.Standing.Gone;
import io.passeur.provider.docker.engine.ContainerFacts;
import io.passeur.provider.docker.labels.ContainerOptions;
import io.passeur.provider.docker.labels.LabelProblems;
import io.passeur.spi.ConfigurationDecoder;
import io.passeur.spi.ConfigurationSnapshot;
import io.passeur.spi.DynamicConfiguration;
import io.passeur.spi.HttpConfiguration;
import io.passeur.spi.LoadBalancerSpec;
import io.passeur.spi.LoadBalancerSpec.AbsentServerSpec;
import io.passeur.spi.RouterSpec;
import io.passeur.spi.ServiceSpec;
import io.passeur.spi.TemplateEngine;
import io.passeur.toolkit.label.LabelNode;
import io.passeur.toolkit.label.LabelTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what one container contributes. */
final class ContainerReader {

    private final DiscoverySettings settings;
    private final ConfigurationDecoder decoder;
    private final NetworkChoice networks;
    private final DefaultRule rule;

    ContainerReader(DiscoverySettings settings, ConfigurationDecoder decoder, TemplateEngine templates) {
        this.settings = settings;
        this.decoder = decoder;
        networks = new NetworkChoice(settings, new HostAddress());
        rule = new DefaultRule(settings.defaultRule(), templates);
    }

    /** @param farewell why the container is about to go; empty if it is not */
    Contribution read(ContainerFacts container, String farewell, Vicinity proxy) {
        LabelProblems problems = new LabelProblems(container.toString());
        ContainerOptions options = ContainerOptions.read(container.labels(), settings.exposedByDefault(), problems);
        Standing standing = Standing.of(container, farewell, settings.keepsUnavailable(), options.allowsNonRunning());
        DynamicConfiguration configuration = DynamicConfiguration.EMPTY;
        if (options.enabled() && settings.constraint().accepts(container.labels()) && !(standing instanceof Gone)) {
            configuration = configuration(new Subject(container, options, standing, proxy), problems);
        }
        return new Contribution(problems.origin(""), configuration, problems.list(), problems.notes());
    }

    private DynamicConfiguration configuration(Subject subject, LabelProblems problems) {
        LabelTree tree = problems.tree(subject.container().labels());
        checkTls(tree.section("tls"), problems);
        boolean onlyOtherProtocols = tree.section("http").isEmpty()
                && !(tree.section("tcp").isEmpty() && tree.section("udp").isEmpty());
        HttpLabels http = new HttpLabels(subject, settings, networks, rule, problems);
        if (!onlyOtherProtocols) {
            http.complete(tree.section("http"));
        }
        ConfigurationSnapshot decoded = decoder.decode(tree.map(), problems.origin(""));
        decoded.problems().forEach(problem -> problems.add(problem, tree));
        DynamicConfiguration configuration = withDefaultRules(decoded.configuration(), http.defaultRules());
        return subject.standing() instanceof Absent absent
                ? withAbsent(configuration, subject.container(), absent)
                : configuration;
    }

    private static DynamicConfiguration withDefaultRules(DynamicConfiguration configuration, Set<String> names) {
        Map<String, RouterSpec> routers = new LinkedHashMap<>();
        configuration
                .http()
                .routers()
                .forEach((name, router) -> routers.put(name, names.contains(name) ? router.withDefaultRule() : router));
        HttpConfiguration http = configuration.http();
        return new DynamicConfiguration(
                new HttpConfiguration(routers, http.services(), http.middlewares(), http.serversTransports()),
                configuration.tls(),
                configuration.origins());
    }

    /** Everything else of this section is for whoever owns the proxy's files. */
    private static void checkTls(LabelNode tls, LabelProblems problems) {
        for (LabelNode child : tls.children()) {
            if (!child.name().equalsIgnoreCase("stores")) {
                refuse(tls, child, "tls." + child.name(), problems);
            }
        }
        LabelNode stores = tls.child("stores");
        for (LabelNode store : stores.children()) {
            if (!store.name().equalsIgnoreCase("default")) {
                refuse(stores, store, "tls.stores." + store.name(), problems);
            }
        }
    }

    private static void refuse(LabelNode parent, LabelNode child, String path, LabelProblems problems) {
        problems.error(path, child.label(), "cannot be set by labels, only by a file or another provider");
        parent.remove(child.name());
    }

    private static DynamicConfiguration withAbsent(
            DynamicConfiguration configuration, ContainerFacts container, Absent absent) {
        List<AbsentServerSpec> alone = List.of(new AbsentServerSpec(container.toString(), absent.reason()));
        Map<String, ServiceSpec> services = new LinkedHashMap<>();
        configuration.http().services().forEach((name, service) -> {
            LoadBalancerSpec balancer = service.loadBalancer();
            services.put(
                    name,
                    balancer == null
                            ? service
                            : new ServiceSpec(balancer.with(List.of(), alone), null, service.middlewares()));
        });
        HttpConfiguration http = configuration.http();
        return new DynamicConfiguration(
                new HttpConfiguration(http.routers(), services, http.middlewares(), http.serversTransports()),
                configuration.tls(),
                configuration.origins());
    }
}
