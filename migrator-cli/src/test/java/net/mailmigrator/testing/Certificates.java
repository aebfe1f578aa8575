package net.mailmigrator.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Makes self-signed certificates with openssl. */
final class Certificates {
    private Certificates() {}

    /** Writes {@code cert.pem} and {@code key.pem}: the first name is the common name, all are alternative names. */
    static void write(Path folder, List<String> names) throws IOException, InterruptedException {
        String alternatives = names.stream()
                .map(name -> (name.matches("[0-9.]+") ? "IP:" : "DNS:") + name)
                .collect(Collectors.joining(","));
        Process openssl = new ProcessBuilder(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:prime256v1",
                        "-nodes",
                        "-days",
                        "3650",
                        "-subj",
                        "/CN=" + names.get(0),
                        "-addext",
                        "subjectAltName=" + alternatives,
                        "-keyout",
                        folder.resolve("key.pem").toString(),
                        "-out",
                        folder.resolve("cert.pem").toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (openssl.waitFor() != 0) {
            throw new IOException("openssl: " + output);
        }
    }
}
