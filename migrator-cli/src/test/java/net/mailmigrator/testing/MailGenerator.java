package net.mailmigrator.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes mailboxes: odd folder names, flags, keywords, ten years of dates, exact duplicates in the same and in other
 * folders, messages without Message-ID, a few that share one. The same seed gives the same messages; print the seed
 * where a test fails.
 */
public final class MailGenerator {
    /** How large messages are. */
    public enum SizeProfile {
        /** Median 2 KB, at most 64 KB. */
        SMALL,
        /** Median 8 KB, one in fifty between 256 KB and 2 MB, so that some are fetched in pieces. */
        MIXED
    }

    private static final long END = Instant.parse("2020-06-01T00:00:00Z").getEpochSecond();
    private static final long TEN_YEARS = 10L * 365 * 86_400;
    private static final List<String> KEYWORDS =
            List.of("$Forwarded", "$MDNSent", "NonJunk", "$Label1", "wichtig", "Projekt-X", "x_custom.flag");
    private static final List<String> SYSTEM =
            List.of("\\Seen", "\\Seen", "\\Seen", "\\Answered", "\\Flagged", "\\Draft", "\\Deleted");

    private static final List<List<String>> FOLDERS = List.of(
            List.of("INBOX"),
            List.of("Gesendete Objekte"),
            List.of("Entwürfe"),
            List.of("Müll & Co"),
            List.of("Archiv", "2019", "Q1"),
            List.of("Projekt \"Nordsee\""),
            List.of("100% sicher"),
            List.of("Stern*chen"),
            List.of("C:\\Daten\\Alt"),
            List.of(" führendes Leerzeichen"),
            List.of("nachgestelltes Leerzeichen "),
            List.of("📁 Ablage 🇩🇪"),
            List.of("{5+}"),
            List.of("NIL"),
            List.of("&-"),
            List.of("A&AOQ-"),
            List.of("(Klammern) [eckig] {geschweift}"),
            List.of("送信済みアイテム"),
            List.of("הודעות שנשלחו"),
            List.of("e\u0301 zusammengesetzt"),
            List.of("\u00e9 zusammengesetzt"),
            List.of("Nur Kind, kein Elternordner", "Kind"),
            List.of("INBOX", "Unterordner"),
            List.of("0815"));

    private final long seed;

    /** A generator. */
    public MailGenerator(long seed) {
        this.seed = seed;
    }

    /** How many odd folder names there are. */
    public static int folders() {
        return FOLDERS.size();
    }

    /**
     * Messages in the order in which they are to be delivered.
     *
     * @param folders how many folders, INBOX first; at most {@link #folders()}
     */
    public List<GeneratedMail> generate(int messages, int folders, SizeProfile profile) {
        Random random = new Random(seed);
        MailText text = new MailText(random);
        List<GeneratedMail> made = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            List<String> folder = FOLDERS.get(i < folders ? i : random.nextInt(folders));
            boolean duplicate = !made.isEmpty() && random.nextInt(40) == 0;
            GeneratedMail like = duplicate ? made.get(random.nextInt(made.size())) : null;
            long date = END - (long) (random.nextDouble() * TEN_YEARS);
            if (like == null) {
                made.add(new GeneratedMail(folder, flags(random), date, text.message(i, date, size(random, profile))));
            } else if (random.nextBoolean()) {
                made.add(like); // the same again in the same folder, flags and date too
            } else {
                made.add(new GeneratedMail(folder, flags(random), date, like.octets()));
            }
        }
        return made;
    }

    private static List<String> flags(Random random) {
        List<String> flags = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            flags.add(SYSTEM.get(random.nextInt(SYSTEM.size())));
        }
        for (int i = random.nextInt(8) - 5; i > 0; i--) {
            flags.add(KEYWORDS.get(random.nextInt(KEYWORDS.size())));
        }
        return flags.stream().distinct().toList();
    }

    private static int size(Random random, SizeProfile profile) {
        boolean mixed = profile == SizeProfile.MIXED;
        if (mixed && random.nextInt(50) == 0) {
            return 256 * 1024 + random.nextInt(1_800_000);
        }
        double size = (mixed ? 8_000 : 2_000) * Math.exp(random.nextGaussian());
        return (int) Math.min(size, mixed ? 250_000 : 64_000);
    }

    /** Text of messages: well-formed line ends, everything else odd. */
    private static final class MailText {
        private static final String[] WORDS =
                ("Rechnung Angebot Übersicht Änderung der die das und nicht für Straße grüßen"
                                + " natürlich meeting report please find attached 1.234,56 Größe Müller Köln")
                        .split(" ");
        private static final String[] ODD_LINES = {
            "From here on it looks like mbox",
            ".",
            "..",
            "x1 CREATE pwned",
            "m2 LOGOUT",
            "{5+}",
            ")",
            "* 1 FETCH (UID 1 FLAGS (\\Seen))",
            "trailing blank ",
            "a\tb\u0001c\u007f",
            "x".repeat(2_000)
        };

        private final Random random;

        MailText(Random random) {
            this.random = random;
        }

        byte[] message(int number, long date, int size) {
            StringBuilder text = new StringBuilder();
            text.append("Return-Path: <a").append(number % 17).append("@example.org>\r\n");
            text.append("From: \"Müller, Käthe\" <a").append(number % 17).append("@example.org>\r\n");
            text.append("To: b@example.com,\r\n c@example.com\r\n");
            text.append("Date: ").append(Instant.ofEpochSecond(date)).append("\r\n");
            text.append("Subject: ").append(words(5)).append(' ').append(number).append("\r\n");
            if (number % 25 != 7) {
                text.append("Message-ID: <")
                        .append(number % 50 == 9 ? 9 : number)
                        .append("@example.org>\r\n");
            }
            if (number % 60 == 13) {
                return octets(text, number); // a header without an empty line
            }
            text.append("\r\n");
            while (text.length() < size) {
                text.append(random.nextInt(30) == 0 ? ODD_LINES[random.nextInt(ODD_LINES.length)] : words(9));
                text.append("\r\n");
            }
            if (number % 31 == 3) {
                text.append("no line end at the end");
            }
            return octets(text, number);
        }

        private static byte[] octets(StringBuilder text, int number) {
            return text.toString().getBytes(number % 2 == 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        }

        private String words(int count) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < count; i++) {
                line.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
            }
            return line.toString();
        }
    }
}
