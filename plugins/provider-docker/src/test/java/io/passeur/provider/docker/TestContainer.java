package io.passeur.provider.docker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A container as an engine lists it. */
final class TestContainer {

    private final String name;
    private final Map<String, String> facts = new LinkedHashMap<>(Map.of(
            "state", "running",
            "status", "Up 2 minutes",
            "ports", "80",
            "nets", "bridge:172.17.0.2",
            "mode", "bridge"));
    private final Map<String, String> labels = new LinkedHashMap<>();

    TestContainer(String name, int number) {
        this.name = name;
        facts.put("id", "%064x".formatted(number + 1));
        facts.put("created", String.valueOf(1_700_000_000L + number));
    }

    /** {@code container name key=value …}; {@code _} stands for a space in values. */
    static TestContainer parse(String line, int number) {
        String[] words = line.split(" ");
        TestContainer container = new TestContainer(words[1], number);
        for (int i = 2; i < words.length; i++) {
            String[] pair = words[i].split("=", 2);
            container.with(pair[0], pair[1].replace('_', ' '));
        }
        return container;
    }

    TestContainer with(String fact, String value) {
        facts.put(fact, value);
        return this;
    }

    TestContainer label(String pair) {
        String[] parts = pair.split("=", 2);
        labels.put(parts[0], parts[1]);
        return this;
    }

    String id() {
        return facts.get("id");
    }

    static String list(List<TestContainer> containers) {
        return containers.stream().map(TestContainer::json).collect(Collectors.joining(",", "[", "]"));
    }

    private String json() {
        return """
                {"Id":"%s","Names":["/linked/other","/%s"],"Image":"i","Created":%s,"State":"%s","Status":"%s",\
                "Labels":{%s},"Ports":[%s],"HostConfig":{"NetworkMode":"%s"},"NetworkSettings":{"Networks":{%s}}}""".formatted(
                        id(),
                        name,
                        facts.get("created"),
                        facts.get("state"),
                        facts.get("status"),
                        labels(),
                        ports(),
                        facts.get("mode").replace("#", "%064x".formatted(0).substring(1)),
                        networks());
    }

    private String labels() {
        return labels.entrySet().stream()
                .map(label -> quoted(label.getKey()) + ":" + quoted(label.getValue()))
                .collect(Collectors.joining(","));
    }

    /** {@code 80}, or {@code 80>127.0.0.1:8080} for one that is published. */
    private String ports() {
        List<String> ports = new ArrayList<>();
        for (String port : facts.get("ports").split(",")) {
            String[] parts = port.split(">");
            if (parts.length == 2) {
                int colon = parts[1].lastIndexOf(':');
                ports.add("{\"IP\":%s,\"PrivatePort\":%s,\"PublicPort\":%s,\"Type\":\"tcp\"}"
                        .formatted(quoted(parts[1].substring(0, colon)), parts[0], parts[1].substring(colon + 1)));
            } else if (!port.isEmpty()) {
                ports.add("{\"PrivatePort\":%s,\"Type\":\"tcp\"}".formatted(port));
            }
        }
        return String.join(",", ports);
    }

    /** {@code name:ipv4} or {@code name:ipv4/ipv6}, several behind commas. */
    private String networks() {
        List<String> networks = new ArrayList<>();
        for (String network : facts.get("nets").split(",")) {
            int colon = network.indexOf(':');
            if (colon > 0) {
                String[] addresses = (network.substring(colon + 1) + "/").split("/", -1);
                networks.add("%s:{\"IPAMConfig\":null,\"IPAddress\":%s,\"GlobalIPv6Address\":%s}"
                        .formatted(
                                quoted(network.substring(0, colon).replace(' ', '_')),
                                quoted(addresses[0]),
                                quoted(addresses[1])));
            }
        }
        return String.join(",", networks);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
