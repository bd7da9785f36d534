package io.passeur.template;

import java.io.ByteArrayOutputStream;

/** RFC 4648, section 6, with padding. */
final class Base32 {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    static String encoded(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        long bits = 0;
        int count = 0;
        for (byte b : bytes) {
            bits = bits << 8 | b & 0xff;
            count += 8;
            while (count >= 5) {
                count -= 5;
                text.append(ALPHABET.charAt((int) (bits >> count & 31)));
            }
        }
        if (count > 0) {
            text.append(ALPHABET.charAt((int) (bits << 5 - count & 31)));
        }
        while (text.length() % 8 != 0) {
            text.append('=');
        }
        return text.toString();
    }

    static byte[] decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long bits = 0;
        int count = 0;
        String digits = text.replaceAll("[\r\n]", "").replaceFirst("=+$", "");
        for (char c : digits.toCharArray()) {
            int digit = ALPHABET.indexOf(c);
            if (digit < 0) {
                throw new FunctionFailure("illegal base32 data: \"" + c + "\"");
            }
            bits = bits << 5 | digit;
            count += 5;
            if (count >= 8) {
                count -= 8;
                bytes.write((int) (bits >> count));
            }
        }
        return bytes.toByteArray();
    }
}
