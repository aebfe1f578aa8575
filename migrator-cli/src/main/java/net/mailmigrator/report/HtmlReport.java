package net.mailmigrator.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * A report as one self-contained HTML file: no network, and a content security policy that allows nothing but its own
 * style sheet and its own script, named by their hashes, and no making of markup from text. Thread-safe.
 */
final class HtmlReport {

    private static final String PACKAGE = "net.mailmigrator.report.html";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlReport.class.getClassLoader(), PACKAGE);
    private final Embedded css = embedded("report.css");
    private final Embedded script = embedded("report.js");

    /** A file that stands verbatim between tags, and its hash for the content security policy. */
    record Embedded(String text, String hash) {}

    /** The whole file. */
    String of(CommandReport report) {
        StringWriter text = new StringWriter();
        write(report, text);
        return text.toString();
    }

    /** The same, account by account. */
    void write(CommandReport report, Writer text) {
        engine.render(
                "report.jte",
                new Page(report, css.text(), css.hash(), script.text(), script.hash()),
                new WriterOutput(text));
    }

    private static Embedded embedded(String name) {
        String text = resource(name);
        return new Embedded(text, sha256(text));
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
