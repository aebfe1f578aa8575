package net.mailmigrator.verify.manifest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one digest of manifests. */
final class Sha256 {
    private Sha256() {}

    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
