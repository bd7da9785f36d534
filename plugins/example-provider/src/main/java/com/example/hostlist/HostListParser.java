package com.example.hostlist;

import io.passeur.spi.ConfigurationTree;
import io.passeur.spi.Origin;
import io.passeur.spi.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From lines to a tree in the form of the dynamic configuration. */
final class HostListParser {

    private HostListParser() {}

    static ConfigurationTree parse(List<String> lines, Origin file) {
        Map<String, Object> routers = new LinkedHashMap<>();
        Map<String, Object> services = new LinkedHashMap<>();
        Map<String, Origin> origins = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            Origin origin = new Origin(file.source(), i + 1);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split("\\s+");
            if (words.length != 2) {
                problems.add(
                        Problem.error("", "\"" + line + "\" (expected: a host and the URL of its server)", origin));
                continue;
            }
            String name = words[0].replace('.', '-');
            routers.put(name, Map.of("rule", "Host(`" + words[0] + "`)", "service", name));
            services.put(name, Map.of("loadBalancer", Map.of("servers", List.of(Map.of("url", words[1])))));
            origins.put("http.routers." + name, origin);
            origins.put("http.services." + name, origin);
        }
        Map<String, Object> http = Map.of("routers", routers, "services", services);
        return new ConfigurationTree(file, Map.of("http", http), origins, Map.of(), problems);
    }
}
