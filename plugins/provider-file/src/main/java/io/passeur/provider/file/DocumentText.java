package io.passeur.provider.file;

import io.passeur.spi.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads a file's text, up to a size limit. */
final class DocumentText {

    /** Larger than any file that people write. A wrong path must not exhaust the memory. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private DocumentText() {}

    /** @throws ConfigurationException with the reason, if the file cannot be read */
    static String read(Path file) {
        try {
            return decode(bytes(file));
        } catch (NoSuchFileException e) {
            throw new ConfigurationException("the file does not exist", e);
        } catch (AccessDeniedException e) {
            throw new ConfigurationException("the file cannot be read: permission denied", e);
        } catch (CharacterCodingException e) {
            throw new ConfigurationException("the file is not valid UTF-8", e);
        } catch (IOException e) {
            throw new ConfigurationException("the file cannot be read: " + e, e);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new ConfigurationException("is not a regular file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new ConfigurationException("the file is larger than 16 MiB, the size limit");
            }
            return bytes;
        }
    }

    private static String decode(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }
}
