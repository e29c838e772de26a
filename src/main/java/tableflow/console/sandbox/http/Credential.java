package tableflow.console.sandbox.http;

/// What a client sent as `Authorization: Basic`: a key's id and its secret. The secret never shows in text.
public record Credential(String id, String secret) {
    @Override
    public String toString() {
        return "Credential[" + id + "]";
    }
}
