package net.mailmigrator.testing;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** A page of {@link Chromium}: what it shows, says on its console, and asks the network for. */
public final class BrowserPage {
    private final Chromium browser;
    private final String session;
    private final List<String> console = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    BrowserPage(Chromium browser, String session) {
        this.browser = browser;
        this.session = session;
    }

    void enable() {
        List.of("Page.enable", "Runtime.enable", "Log.enable", "Network.enable", "Security.enable")
                .forEach(method -> command(method, Map.of()));
        command("Performance.enable", Map.of("timeDomain", "threadTicks"));
    }

    void event(JsonNode event) {
        JsonNode params = event.path("params");
        switch (event.path("method").asString("")) {
            case "Page.loadEventFired" -> loaded.complete(null);
            case "Page.javascriptDialogOpening" -> console.add("a dialog: " + params.path("message"));
            case "Runtime.consoleAPICalled" -> console.add("console: " + params.path("args"));
            case "Runtime.exceptionThrown" -> console.add("exception: " + params.path("exceptionDetails"));
            case "Log.entryAdded" -> console.add("log: " + params.path("entry").path("text"));
            case "Network.requestWillBeSent" ->
                requests.add(params.path("request").path("url").asString());
            default -> {}
        }
    }

    /** Opens a file and waits until it is loaded. */
    public void open(Path file) {
        console.clear();
        requests.clear();
        loaded = new CompletableFuture<>();
        command("Page.navigate", Map.of("url", file.toUri().toString()));
        Chromium.await(loaded, "opening " + file);
    }

    /** The value of an expression; a promise is waited for. */
    public JsonNode value(String expression) {
        JsonNode answer = command(
                "Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.path("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** Waits until an expression is true; the page looks again after each of its own tasks. */
    public void until(String expression) {
        value("new Promise(done => { const look = () => (" + expression + ") ? done() : setTimeout(look); look(); })");
    }

    /** The value of an expression as text. */
    public String text(String expression) {
        return value(expression).asString();
    }

    /**
     * What the page's main thread has worked so far, in milliseconds of its own processor time: what it takes on a machine
     * that does nothing else.
     */
    public double worked() {
        for (JsonNode metric : command("Performance.getMetrics", Map.of()).path("metrics")) {
            if (metric.path("name").asString().equals("TaskDuration")) {
                return metric.path("value").asDouble() * 1000;
            }
        }
        throw new IllegalStateException("chromium measures no TaskDuration");
    }

    /** A key as a keyboard sends it. */
    public void press(String key) {
        for (String type : List.of("keyDown", "keyUp")) {
            Map<String, Object> params = key.length() == 1
                    ? Map.of("type", type, "key", key, "text", key)
                    : Map.of("type", type, "key", key);
            command("Input.dispatchKeyEvent", params);
        }
    }

    /** Shows the page in a size, for people who prefer light or dark. */
    public void look(int width, int height, String scheme) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        command("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** The page on paper. */
    public byte[] pdf() {
        return data(
                command("Page.printToPDF", Map.of("printBackground", false, "paperWidth", 8.27, "paperHeight", 11.69)));
    }

    /** The page as it is seen, as a PNG. */
    public byte[] screenshot() {
        return data(command("Page.captureScreenshot", Map.of("format", "png")));
    }

    /** What was said on the console, what was thrown, and what the browser complained about. */
    public List<String> console() {
        return List.copyOf(console);
    }

    /** The addresses that were asked for, the page's own first. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private static byte[] data(JsonNode answer) {
        return Base64.getDecoder().decode(answer.path("data").asString());
    }

    /** Any command of the protocol. */
    public JsonNode command(String method, Map<String, Object> params) {
        return browser.command(session, method, params);
    }
}
