package tableflow.console.service.support;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.Secret;

/// Takes secrets out of text that leaves the program: log lines, reports for the clipboard, texts of exceptions.
///
/// It removes every secret that it was told of, in the forms in which they travel (as they are, percent-encoded,
/// escaped in JSON, in a Basic header), and then whatever [SecretShapes] takes for one. Thread-safe.
public final class Redactor {

    /// Stands where a secret was.
    public static final String MARK = "••••";

    /// Shorter secrets would blot out ordinary words.
    private static final int SHORTEST = 6;

    private volatile List<String> known = List.of();

    /// Removes `secret` from now on.
    public void learn(Secret secret) {
        String plain = secret.reveal();
        if (plain.length() >= SHORTEST) {
            add(List.of(plain, URLEncoder.encode(plain, StandardCharsets.UTF_8), escaped(plain)));
        }
    }

    /// Removes the secret of `key` from now on, also where it stands in a Basic header.
    public void learn(ApiKey key) {
        learn(key.secret());
        byte[] pair = (key.id() + ":" + key.secret().reveal()).getBytes(StandardCharsets.UTF_8);
        add(List.of(Base64.getEncoder().encodeToString(pair)));
    }

    private synchronized void add(List<String> forms) {
        List<String> all = new ArrayList<>(known);
        forms.stream().filter(form -> !all.contains(form)).forEach(all::add);
        // A secret that holds another one goes first, or its rest would stay.
        all.sort((one, other) -> Integer.compare(other.length(), one.length()));
        known = List.copyOf(all);
    }

    /// `text` with [#MARK] for each secret in it.
    public String redact(String text) {
        String result = text;
        for (String secret : known) {
            result = result.replace(secret, MARK);
        }
        return SecretShapes.redact(result);
    }

    private static String escaped(String plain) {
        return plain.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/");
    }
}
