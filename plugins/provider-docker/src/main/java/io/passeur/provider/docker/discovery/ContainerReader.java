package io.passeur.provider.docker.discovery;

import io.passeur.provider.docker.discovery.Availability.Absent;
import io.passeur.provider.docker.discovery.Availability.Gone;
import io.passeur.provider.docker.engine.ContainerDetails;
import io.passeur.provider.docker.labels.ContainerOptions;
import io.passeur.provider.docker.labels.LabelNames;
import io.passeur.provider.docker.labels.LabelProblems;
import io.passeur.spi.ConfigurationTree;
import io.passeur.spi.ElementType;
import io.passeur.spi.ProviderContext;
import io.passeur.toolkit.label.LabelNode;
import io.passeur.toolkit.label.LabelTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the configuration that one container contributes. */
final class ContainerReader {

    private final DiscoverySettings settings;
    private final List<ElementType> types;
    private final LabelNames names;
    private final NetworkChoice networks;
    private final DefaultRule rule;

    ContainerReader(DiscoverySettings settings, ProviderContext context) {
        this.settings = settings;
        types = context.elementTypes();
        names = new LabelNames(types);
        networks = new NetworkChoice(settings, new HostAddress());
        rule = new DefaultRule(settings.defaultRule(), context.templates());
    }

    /** @param stopReason why the container is about to stop; empty if it is not stopping */
    Contribution read(ContainerDetails container, String stopReason, ProxyNetworks proxy) {
        LabelProblems problems = new LabelProblems(container.toString());
        ContainerOptions options =
                ContainerOptions.read(container.labels(), settings.exposedByDefault(), names, problems);
        Availability standing =
                Availability.of(container, stopReason, settings.keepsUnavailable(), options.allowsNonRunning());
        if (!options.enabled()
                && !options.decided()
                && settings.constraint().accepts(container.labels())
                && !names.configuration(container.labels()).isEmpty()) {
            problems.warning(
                    "",
                    "",
                    "is ignored although it has labels for routing: exposedByDefault is false, so it also needs the"
                            + " label traefik.enable=true");
        }
        boolean seen = options.enabled() && settings.constraint().accepts(container.labels());
        ConfigurationTree tree = seen && !(standing instanceof Gone)
                ? tree(new DiscoveredContainer(container, options, standing, proxy), problems)
                : new ConfigurationTree(problems.origin(""), Map.of()).withProblems(problems.list());
        return new Contribution(tree, problems.notes());
    }

    private ConfigurationTree tree(DiscoveredContainer subject, LabelProblems problems) {
        LabelTree tree = problems.tree(names.configuration(subject.container().labels()));
        checkStores(tree.section("tls").find("stores"), problems);
        boolean onlyOtherProtocols = tree.section("http").isEmpty()
                && !(tree.section("tcp").isEmpty() && tree.section("udp").isEmpty());
        HttpLabels http = new HttpLabels(subject, settings, networks, rule, problems);
        if (!onlyOtherProtocols) {
            http.complete(tree.section("http"));
        }
        types.stream().filter(type -> !type.byLabels()).forEach(type -> refuse(tree, type, problems));
        Map<String, Object> discovered = new HashMap<>();
        http.defaultRules().forEach(name -> discovered.put("http.routers." + name + ".defaultRule", true));
        http.hints()
                .forEach(
                        (name, hint) -> discovered.put("http.services." + name + ".loadBalancer.hints", List.of(hint)));
        if (subject.standing() instanceof Absent absent) {
            addAbsent(tree.section("http").child("services"), subject.container(), absent, discovered);
        }
        return new ConfigurationTree(
                problems.origin(""), tree.map(), problems.origins(tree), discovered, problems.list());
    }

    /** Rejects elements of kinds that labels cannot define. */
    private static void refuse(LabelTree tree, ElementType type, LabelProblems problems) {
        LabelNode section = tree.section(type.section());
        LabelNode elements = section.find(type.name());
        if (elements != null) {
            refuse(section, elements, type.section() + "." + elements.name(), problems);
        }
    }

    private static void checkStores(@Nullable LabelNode stores, LabelProblems problems) {
        if (stores == null) {
            return;
        }
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

    /** Adds to every service of a container the reason why the container cannot take requests. */
    private static void addAbsent(
            LabelNode services, ContainerDetails container, Absent absent, Map<String, Object> discovered) {
        Map<String, Object> server = Map.of("name", container.toString(), "reason", absent.reason());
        for (LabelNode service : services.children()) {
            discovered.put("http.services." + service.name() + ".loadBalancer.absentServers", List.of(server));
        }
    }
}
