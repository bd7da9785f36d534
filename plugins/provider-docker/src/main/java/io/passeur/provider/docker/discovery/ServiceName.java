package io.passeur.provider.docker.discovery;

import io.passeur.provider.docker.engine.ContainerDetails;

/** The name of a container's service if no label sets one. */
final class ServiceName {

    private ServiceName() {}

    /** Compose's containers have the name of their service, so that replicas come together. */
    static String of(ContainerDetails container) {
        String service = container.labels().get("com.docker.compose.service");
        String project = container.labels().get("com.docker.compose.project");
        return normalized(service == null || project == null ? container.name() : service + "_" + project);
    }

    /** Runs of what is neither letter nor digit become one dash, except at the ends. */
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
