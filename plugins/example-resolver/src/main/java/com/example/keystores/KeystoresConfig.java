package com.example.keystores;

import io.passeur.spi.ConfigurationException;

/**
 * @param folder holds the key stores: {@code <main domain>.p12}, with {@code _} in place of {@code *}
 * @param password of all of them
 */
public record KeystoresConfig(String folder, String password) {

    public KeystoresConfig {
        if (folder.isEmpty()) {
            throw new ConfigurationException("folder: is missing");
        }
    }
}
