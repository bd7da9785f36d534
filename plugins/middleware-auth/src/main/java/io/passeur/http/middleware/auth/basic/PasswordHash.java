package io.passeur.http.middleware.auth.basic;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.Md5Crypt;

/** A password hash in the format of {@code htpasswd}. A check may take 100 ms or more. */
sealed interface PasswordHash {

    boolean matches(byte[] password);

    /** Text in an unknown format, such as a plain-text password, becomes {@link Unknown}, which matches nothing. */
    static PasswordHash parse(String written) {
        if (written.startsWith("{SHA}")) {
            return new Sha1(bytes(written.substring("{SHA}".length())));
        }
        if (Bcrypt.FORM.matcher(written).matches()) {
            return new Bcrypt(bytes(written));
        }
        Matcher md5 = Md5.FORM.matcher(written);
        return md5.matches() ? new Md5(md5.group(1), md5.group(2), bytes(written)) : Unknown.of(written);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@code {SHA}}: no salt, one round; weak, but still in use. */
    record Sha1(byte[] base64) implements PasswordHash {
        @Override
        public boolean matches(byte[] password) {
            return MessageDigest.isEqual(base64, Base64.getEncoder().encode(DigestUtils.sha1(password)));
        }
    }

    /** {@code $2a$}, {@code $2b$}, {@code $2x$}, {@code $2y$}. */
    record Bcrypt(byte[] hash) implements PasswordHash {

        private static final Pattern FORM =
                Pattern.compile("\\$2[abxy]\\$(?:0[4-9]|[12]\\d|3[01])\\$[./A-Za-z0-9]{53}");
        private static final BCrypt.Version VERSION = BCrypt.Version.VERSION_2Y_NO_NULL_TERMINATOR;
        private static final int MAX_KEY = 72;

        /**
         * The algorithm uses the first 72 bytes of the password and a terminating zero; the version letter makes no
         * difference.
         */
        @Override
        public boolean matches(byte[] password) {
            byte[] key = Arrays.copyOf(password, Math.min(password.length + 1, MAX_KEY));
            byte[] plain = hash.clone();
            plain[2] = 'y';
            return BCrypt.verifyer(VERSION).verify(key, plain).verified;
        }
    }

    /** {@code $apr1$} and {@code $1$}: 1,000 rounds of MD5. */
    record Md5(String prefix, String salt, byte[] hash) implements PasswordHash {

        private static final Pattern FORM =
                Pattern.compile("(\\$(?:apr1|1)\\$)([./A-Za-z0-9]{1,8})\\$[./A-Za-z0-9]{22}");

        @Override
        public boolean matches(byte[] password) {
            String computed = prefix.equals("$1$")
                    ? Md5Crypt.md5Crypt(password.clone(), prefix + salt)
                    : Md5Crypt.apr1Crypt(password.clone(), prefix + salt);
            return MessageDigest.isEqual(hash, bytes(computed));
        }
    }

    /**
     * Matches no password.
     *
     * @param guess what may have happened to the text, to be appended to a message; may be empty
     */
    record Unknown(String guess) implements PasswordHash {

        static Unknown of(String written) {
            if (written.contains("$$")) {
                return new Unknown("; \"$$\" stands for \"$\" in Compose files only: write each \"$\" once here");
            }
            return new Unknown(
                    written.contains("$")
                            ? ""
                            : "; if there was a hash, Compose or a shell has replaced each \"$\" and the word after it:"
                                    + " write \"$$\" in Compose files, and single quotes in a shell");
        }

        @Override
        public boolean matches(byte[] password) {
            return false;
        }
    }
}
