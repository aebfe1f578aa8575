package net.mailmigrator.model;

import java.util.Arrays;
import java.util.Optional;

/** Punycode (RFC 3492): how labels of domains with other than ASCII letters are written in ASCII. Pure. */
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST = 0x80;

    private Punycode() {}

    /** The label without its prefix {@code xn--}. */
    static String encode(String label) {
        int[] input = label.codePoints().toArray();
        StringBuilder out = new StringBuilder();
        label.codePoints().filter(c -> c < FIRST).forEach(out::appendCodePoint);
        int basic = out.length();
        if (basic > 0) {
            out.append('-');
        }
        int bias = FIRST_BIAS;
        int next = FIRST;
        int delta = 0;
        for (int done = basic; done < input.length; next++) {
            int floor = next;
            int smallest = Arrays.stream(input).filter(c -> c >= floor).min().orElseThrow();
            delta = Math.addExact(delta, Math.multiplyExact(smallest - next, done + 1));
            next = smallest;
            for (int c : input) {
                delta += c < next ? 1 : 0;
                if (c == next) {
                    variable(out, delta, bias);
                    bias = adapt(delta, done + 1, done == basic);
                    delta = 0;
                    done++;
                }
            }
            delta++;
        }
        return out.toString();
    }

    /** The label of what stands behind {@code xn--}; empty where that is none. */
    static Optional<String> decode(String code) {
        int end = Math.max(0, code.lastIndexOf('-'));
        StringBuilder out = new StringBuilder(code.substring(0, end));
        int bias = FIRST_BIAS;
        int next = FIRST;
        int at = 0;
        for (int i = end == 0 ? 0 : end + 1; i < code.length(); ) {
            int before = at;
            int weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = i < code.length() ? Character.digit(code.charAt(i++), BASE) : -1;
                if (digit < 0 || code.charAt(i - 1) >= FIRST) {
                    return Optional.empty();
                }
                // Character.digit counts 0 to 9 first, Punycode the letters
                int value = digit < 10 ? digit + 26 : digit - 10;
                long sum = at + (long) value * weight;
                if (sum > Integer.MAX_VALUE) {
                    return Optional.empty();
                }
                at = (int) sum;
                int limit = limit(k, bias);
                if (value < limit) {
                    break;
                }
                weight *= BASE - limit;
                if (weight <= 0) {
                    return Optional.empty();
                }
            }
            int length = out.codePointCount(0, out.length()) + 1;
            bias = adapt(at - before, length, before == 0);
            next += at / length;
            at %= length;
            if (!Character.isValidCodePoint(next)) {
                return Optional.empty();
            }
            out.insert(out.offsetByCodePoints(0, at), Character.toString(next));
            at++;
        }
        return Optional.of(out.toString());
    }

    private static void variable(StringBuilder out, int delta, int bias) {
        int rest = delta;
        for (int k = BASE; ; k += BASE) {
            int limit = limit(k, bias);
            if (rest < limit) {
                out.append(digit(rest));
                return;
            }
            out.append(digit(limit + (rest - limit) % (BASE - limit)));
            rest = (rest - limit) / (BASE - limit);
        }
    }

    private static int limit(int k, int bias) {
        return Math.min(T_MAX, Math.max(T_MIN, k - bias));
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int adapt(int delta, int length, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / length;
        int k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
    }
}
