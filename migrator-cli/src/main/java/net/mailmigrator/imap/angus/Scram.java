package net.mailmigrator.imap.angus;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.LoginMechanism;
import org.jspecify.annotations.Nullable;

/**
 * SCRAM (RFC 5802, RFC 7677) without channel binding. The password is not sent, and a server that does not prove that it
 * knows it is not believed.
 */
final class Scram implements SaslMechanism {
    /** What errors of RFC 5802 §7 mean for whoever reads them. */
    private static final Map<String, String> HINTS = Map.of(
            "invalid-proof",
            ": the password is wrong, or the server keeps it in a form that SCRAM cannot use; then set mechanism: plain",
            "unknown-user",
            ": the server knows no such user, or keeps nothing of him that SCRAM needs; then set mechanism: plain",
            "no-resources",
            ": the server is too busy; run the command again",
            "channel-bindings-dont-match",
            ": somebody stands between, or the server demands a channel binding, which is not known here",
            "server-does-support-channel-binding",
            ": it demands a channel binding, which is not known here; set mechanism: plain");

    /** RFC 7677 §4. Fewer would let a man in the middle guess the password from the proof. */
    private static final int FEWEST_ITERATIONS = 4096;

    private static final int MOST_ITERATIONS = 5_000_000;

    private final String hash;
    private final byte[] password;
    private final String header;
    private final String nonce;
    private final String firstBare;
    private byte @Nullable [] expected;
    private boolean proven;

    /** @param nonce printable ASCII without a comma, never used before */
    Scram(LoginMechanism mechanism, Credentials credentials, String nonce) {
        this.hash = mechanism == LoginMechanism.SCRAM_SHA_256 ? "SHA-256" : "SHA-1";
        this.password = octets(prepared(credentials.password().reveal()));
        this.nonce = nonce;
        String authorization = credentials.authorizationId();
        this.header = authorization == null ? "n,," : "n,a=" + escaped(authorization) + ",";
        this.firstBare = "n=" + escaped(Normalizer.normalize(credentials.user(), Normalizer.Form.NFKC)) + ",r=" + nonce;
    }

    static String escaped(String name) {
        return name.replace("=", "=3D").replace(",", "=2C");
    }

    /** SASLprep (RFC 4013) as far as passwords in use need it: blanks of any kind, soft hyphens, NFKC. */
    private static String prepared(String text) {
        String mapped = text.replaceAll("[\\p{Zs}&&[^ ]]", " ")
                .replaceAll("[\\u00AD\\u200B-\\u200D\\u2060\\uFE00-\\uFE0F\\uFEFF]", "");
        return Normalizer.normalize(mapped, Normalizer.Form.NFKC);
    }

    @Override
    public byte[] initial() {
        return octets(header + firstBare);
    }

    @Override
    public byte[] answer(byte[] challenge) throws SaslException {
        String text = new String(challenge, StandardCharsets.UTF_8);
        Map<Character, String> fields = fields(text);
        byte[] signature = expected;
        if (signature == null) {
            return prove(text, fields);
        }
        check(fields, signature);
        return new byte[0];
    }

    private byte[] prove(String serverFirst, Map<Character, String> fields) throws SaslException {
        String common = fields.getOrDefault('r', "");
        if (fields.containsKey('m')) {
            throw new SaslException("the server demands an extension of SCRAM that is not known here");
        }
        if (!common.startsWith(nonce) || common.length() == nonce.length()) {
            throw new SaslException("the server's nonce does not go on from ours: the answer belongs to another login");
        }
        int iterations = iterations(fields.getOrDefault('i', ""));
        byte[] salt = decoded(fields.getOrDefault('s', ""));
        String finalBare = "c=" + Base64.getEncoder().encodeToString(octets(header)) + ",r=" + common;
        byte[] message = octets(firstBare + "," + serverFirst + "," + finalBare);
        byte[] salted = salted(salt, iterations);
        byte[] clientKey = hmac(salted, octets("Client Key"));
        byte[] proof = hmac(digest(clientKey), message);
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= clientKey[i];
        }
        expected = hmac(hmac(salted, octets("Server Key")), message);
        return octets(finalBare + ",p=" + Base64.getEncoder().encodeToString(proof));
    }

    private void check(Map<Character, String> fields, byte[] signature) throws SaslException {
        String refusal = fields.get('e');
        if (refusal != null) {
            throw new SaslException("the server refuses the proof (" + refusal.replaceAll("[^\\w-]", "?") + ")"
                    + HINTS.getOrDefault(refusal, ""));
        }
        if (proven || !MessageDigest.isEqual(signature, decoded(fields.getOrDefault('v', "")))) {
            throw new SaslException("the server's signature is wrong: it does not know the password and may be another"
                    + " server than it says");
        }
        proven = true;
    }

    @Override
    public @Nullable String doubt() {
        return proven ? null : "the server says OK and has not proved that it knows the password";
    }

    private static Map<Character, String> fields(String text) throws SaslException {
        Map<Character, String> fields = new LinkedHashMap<>();
        for (String field : text.split(",", -1)) {
            if (field.length() < 2
                    || field.charAt(1) != '='
                    || fields.put(field.charAt(0), field.substring(2)) != null) {
                throw new SaslException("the server's part of SCRAM cannot be read");
            }
        }
        return fields;
    }

    private static int iterations(String text) throws SaslException {
        int iterations = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        if (iterations < FEWEST_ITERATIONS || iterations > MOST_ITERATIONS) {
            throw new SaslException("the server asks for \"" + text.replaceAll("\\D", "?") + "\" iterations; from "
                    + FEWEST_ITERATIONS + " to " + MOST_ITERATIONS + " are accepted");
        }
        return iterations;
    }

    private static byte[] decoded(String base64) throws SaslException {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException none) {
            throw new SaslException("the server's part of SCRAM is not in base64");
        }
    }

    /** Hi() of RFC 5802 §2.2. */
    private byte[] salted(byte[] salt, int iterations) {
        byte[] block = Arrays.copyOf(salt, salt.length + 4);
        block[block.length - 1] = 1;
        Mac mac = mac(password);
        byte[] round = mac.doFinal(block);
        byte[] result = round.clone();
        for (int i = 1; i < iterations; i++) {
            round = mac.doFinal(round);
            for (int k = 0; k < result.length; k++) {
                result[k] ^= round[k];
            }
        }
        return result;
    }

    private byte[] hmac(byte[] key, byte[] text) {
        return mac(key).doFinal(text);
    }

    private Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("Hmac" + hash.replace("-", ""));
            // an empty password is refused before; SecretKeySpec takes no empty key
            mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
            return mac;
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private byte[] digest(byte[] text) {
        try {
            return MessageDigest.getInstance(hash).digest(text);
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
