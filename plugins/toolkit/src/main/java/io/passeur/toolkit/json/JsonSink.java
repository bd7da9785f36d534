package io.passeur.toolkit.json;

/** Takes JSON piece by piece. Implementations that hold bytes can copy text that is known to be ASCII without encoding it. */
public interface JsonSink {

    /** @param c below 0x80 */
    void character(char c);

    /** Takes {@code text} from {@code from} up to, but not including, {@code to}. All of that is ASCII. */
    void ascii(String text, int from, int to);

    /** Takes {@code text} from {@code from} up to, but not including, {@code to}. Surrogates in it come in pairs. */
    void text(String text, int from, int to);
}
