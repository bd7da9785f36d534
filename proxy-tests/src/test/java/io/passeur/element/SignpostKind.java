package io.passeur.element;

import io.passeur.spi.Default;

/** A kind of element that only tests declare: everything that there is to say about it is here. */
public final class SignpostKind {

    public static final ElementKind<SignpostSpec> SIGNPOSTS =
            ElementKind.of("signs", "signposts", "signpost", SignpostSpec.class);

    private SignpostKind() {}

    public record SignpostSpec(@Default("") String text, int height) {}
}
