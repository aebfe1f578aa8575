package net.mailmigrator.testing.demo;

import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;

/** Writes sample mail. The same seed gives the same mail. */
final class DemoMail {
    private static final Instant FIRST = Instant.parse("2008-09-01T06:30:00Z");
    private static final Duration TEN_YEARS = Duration.ofDays(3652);
    private static final Duration TRANSIT = Duration.ofSeconds(7);
    private static final List<String> SUBJECTS = List.of(
            "Angebot Nr. ", "Rückfrage zu Auftrag ", "Terminverschiebung KW ", "Re: Lieferung ", "Grüße aus Görlitz ");
    private static final List<String> KEYWORDS = List.of("Wichtig", "$Forwarded", "erledigt");

    private final Random random;

    DemoMail(long seed) {
        this.random = new Random(seed);
    }

    /** The next message to somebody, with an INTERNALDATE of its own and with flags. */
    MimeMessage next(String to) throws MessagingException {
        Instant date = date();
        byte[] octets = text(to, date).getBytes(StandardCharsets.UTF_8);
        MimeMessage message = new ReceivedMessage(octets, date.plus(TRANSIT));
        message.setFlags(flags(), true);
        return message;
    }

    /** GreenMail takes 12:34 of an APPEND for 00:34, which the verification would rightly report; so nothing at noon. */
    private Instant date() {
        Instant date = FIRST.plusSeconds(random.nextLong(TEN_YEARS.toSeconds()));
        return date.plus(TRANSIT).atOffset(ZoneOffset.UTC).getHour() == 12 ? date.plus(Duration.ofHours(1)) : date;
    }

    private Flags flags() {
        Flags flags = new Flags();
        if (random.nextInt(4) > 0) {
            flags.add(Flags.Flag.SEEN);
        }
        if (random.nextInt(5) == 0) {
            flags.add(Flags.Flag.ANSWERED);
        }
        if (random.nextInt(8) == 0) {
            flags.add(Flags.Flag.FLAGGED);
        }
        if (random.nextInt(6) == 0) {
            flags.add(KEYWORDS.get(random.nextInt(KEYWORDS.size())));
        }
        return flags;
    }

    private String text(String to, Instant date) {
        String id = Long.toHexString(random.nextLong());
        String subject = SUBJECTS.get(random.nextInt(SUBJECTS.size())) + random.nextInt(1000, 9999);
        String head = String.join(
                "\r\n",
                "Received: from mail.example by old.example with ESMTP id " + id + "; " + rfc5322(date.plus(TRANSIT)),
                "Date: " + rfc5322(date),
                "From: =?UTF-8?Q?K=C3=A4the_M=C3=BCller?= <kaethe@kunde-" + random.nextInt(40) + ".example>",
                "To: <" + to + ">",
                "Subject: =?UTF-8?B?" + base64(subject) + "?=",
                "Message-ID: <" + id + "@kunde.example>",
                "MIME-Version: 1.0");
        return head + "\r\n" + (random.nextInt(3) == 0 ? withAttachment() : plain());
    }

    private String plain() {
        return "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + lines();
    }

    private String withAttachment() {
        byte[] attachment = new byte[random.nextInt(200, 6000)];
        random.nextBytes(attachment);
        String boundary = "=_" + Long.toHexString(random.nextLong());
        return String.join(
                "\r\n",
                "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"",
                "",
                "--" + boundary,
                plain() + "--" + boundary,
                "Content-Type: application/pdf; name=\"Rechnung.pdf\"",
                "Content-Transfer-Encoding: base64",
                "",
                Base64.getMimeEncoder().encodeToString(attachment),
                "--" + boundary + "--",
                "");
    }

    private String lines() {
        StringBuilder text = new StringBuilder("Sehr geehrte Damen und Herren,\r\n\r\n");
        int lines = random.nextInt(2, 12);
        for (int line = 0; line < lines; line++) {
            text.append("anbei Position ")
                    .append(line + 1)
                    .append(" zu ")
                    .append(random.nextInt(1, 900))
                    .append(",00 €\r\n");
        }
        return text.append("\r\nMit freundlichen Grüßen\r\nKäthe Müller\r\n").toString();
    }

    private static String rfc5322(Instant date) {
        return DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT)
                .format(date.atZone(ZoneId.of("Europe/Berlin")));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Jakarta Mail appends with the date that a message says it was received at. */
    private static final class ReceivedMessage extends MimeMessage {
        private final Instant received;

        ReceivedMessage(byte[] octets, Instant received) throws MessagingException {
            super(Session.getInstance(new Properties()), new ByteArrayInputStream(octets));
            this.received = received;
        }

        @Override
        public Date getReceivedDate() {
            return Date.from(received);
        }
    }
}
