package net.mailmigrator.model;

import java.net.IDN;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A domain in both its forms (R29): in ASCII, as mail servers compare it, and as people write it.
 *
 * <p>Java's own {@link IDN} follows the rules of 2003, by which straße.example is strasse.example. By those of 2008
 * (RFC 5891), which registries have used since 2010, it is a domain of its own: labels with such letters are encoded
 * here.
 *
 * @param ascii lower case, without a trailing dot
 */
public record DomainName(String ascii) implements Comparable<DomainName> {
    /** Letters that the rules of 2003 replaced and those of 2008 keep. */
    private static final Pattern KEPT_SINCE_2008 = Pattern.compile("[\u00DF\u03C2]");

    private static final Pattern DOTS = Pattern.compile("[.\u3002\uFF0E\uFF61]");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final String PREFIX = "xn--";
    private static final int LONGEST = 253;

    /** Reads either form; a trailing dot and blanks around it are dropped. Empty where it is no domain. */
    public static Optional<DomainName> parse(String text) {
        String trimmed = Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        String bare = DOTS.matcher(trimmed).replaceAll(".");
        String[] labels = (bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare).split("\\.", -1);
        List<String> ascii = new ArrayList<>();
        try {
            for (String label : labels) {
                String encoded = encode(label.toLowerCase(Locale.ROOT));
                if (!LABEL.matcher(encoded).matches()) {
                    return Optional.empty();
                }
                ascii.add(encoded);
            }
        } catch (IllegalArgumentException notALabel) {
            return Optional.empty();
        }
        String name = String.join(".", ascii);
        return name.length() > LONGEST ? Optional.empty() : Optional.of(new DomainName(name));
    }

    private static String encode(String label) {
        return KEPT_SINCE_2008.matcher(label).find()
                ? PREFIX + Punycode.encode(label)
                : IDN.toASCII(label, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    }

    /** As people write it: müller.example. */
    public String unicode() {
        return Arrays.stream(ascii.split("\\.", -1)).map(DomainName::decode).collect(Collectors.joining("."));
    }

    private static String decode(String label) {
        return label.startsWith(PREFIX)
                ? Punycode.decode(label.substring(PREFIX.length())).orElse(label)
                : label;
    }

    @Override
    public int compareTo(DomainName other) {
        return ascii.compareTo(other.ascii);
    }

    @Override
    public String toString() {
        return ascii;
    }
}
