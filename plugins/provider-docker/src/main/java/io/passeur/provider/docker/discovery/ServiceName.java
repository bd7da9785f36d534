package io.passeur.provider.docker.discovery;

import io.passeur.provider.docker.engine.ContainerDetails;

/** The default name of a container's service. */
final class ServiceName {

    private ServiceName() {}

    /** Containers of Compose use the name of their Compose service, so that replicas form one service. */
    static String of(ContainerDetails container) {
        String service = container.labels().get("com.docker.compose.service");
        String project = container.labels().get("com.docker.compose.project");
        return normalized(service == null || project == null ? container.name() : service + "_" + project);
    }

    /** Replaces each run of characters that are neither letters nor digits with one dash, except at the ends. */
    static String normalized(String name) {
        StringBuilder normalized = new StringBuilder();
        boolean gap = false;
        for (int c : name.codePoints().toArray()) {
            if (Character.isLetter(c) || Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
                normalized.append(gap && normalized.length() > 0 ? "-" : "").appendCodePoint(c);
                gap = false;
            } else {
                gap = true;
            }
        }
        return normalized.toString();
    }
}
