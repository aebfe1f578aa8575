package net.mailmigrator.model;

/**
 * A password as the old panel keeps it.
 *
 * @param scheme Dovecot's name of the scheme, upper case, as in {@code SHA512-CRYPT}; {@code UNKNOWN} where the form is
 *     not recognised, {@code LOCKED} where there is no usable password
 * @param hash the value as it stood in the source, with or without a scheme prefix
 */
public record PasswordHash(String scheme, Secret hash) {
    /** What the scheme is: a hash, the password itself, or nothing. */
    public PasswordKind kind() {
        return switch (scheme) {
            case PasswordSchemes.LOCKED -> PasswordKind.NONE;
            case "PLAIN", "CLEAR", "CLEARTEXT" -> PasswordKind.PLAIN;
            case "PLESK-AES" -> PasswordKind.REVERSIBLE;
            default -> PasswordKind.HASH;
        };
    }
}
