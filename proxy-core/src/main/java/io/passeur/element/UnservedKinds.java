package io.passeur.element;

import java.util.List;

/**
 * Traefik's kinds that nothing serves yet: the API lists them, always empty. A kind leaves this list by itself once it is
 * declared.
 */
final class UnservedKinds {

    static final List<ElementKind<?>> ALL = List.of(
            unserved("tcp", "routers", "router"),
            unserved("tcp", "services", "service"),
            unserved("tcp", "middlewares", "middleware"),
            unserved("udp", "routers", "router"),
            unserved("udp", "services", "service"));

    private UnservedKinds() {}

    private static ElementKind<?> unserved(String section, String name, String noun) {
        return ElementKind.of(section, name, noun, List.of(), element -> null);
    }
}
