package io.passeur.spi;

import org.eclipse.jetty.http.HttpStatus;

/** The status texts of Traefik, which differ from Jetty's in a few places. */
public final class StatusText {

    private StatusText() {}

    /** @return empty for a status without a text */
    public static String of(int status) {
        return switch (status) {
            case 203 -> "Non-Authoritative Information";
            case 402 -> "Payment Required";
            case 407 -> "Proxy Authentication Required";
            case 413 -> "Request Entity Too Large";
            case 414 -> "Request URI Too Long";
            case 416 -> "Requested Range Not Satisfiable";
            case 418 -> "I'm a teapot";
            case 421 -> "Misdirected Request";
            case 422 -> "Unprocessable Entity";
            case 425 -> "Too Early";
            case 499 -> "Client Closed Request";
            case 500 -> "Internal Server Error";
            case 505 -> "HTTP Version Not Supported";
            default -> {
                HttpStatus.Code code = HttpStatus.getCode(status);
                yield code == null ? "" : code.getMessage();
            }
        };
    }
}
