package tableflow.console.remote.http;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/// Reads one document by HTTP/1.1 on a connection of its own, for a command that asks once and ends: to make the HTTP
/// client, which looks for a log in every jar, takes longer than a server to answer.
///
/// It is for the ordinary case alone: a direct connection, status 200, a body of known form. Anything else is no answer
/// at all, and the client asks again, with all that it knows of repeats, redirects, proxies and failures. That is why
/// only reads are asked here.
final class QuickGet {

    private static final int LONGEST_HEAD = 64 << 10;

    private final HttpSettings settings;
    private final int longestBody;

    /// @param longestBody in bytes
    QuickGet(HttpSettings settings, int longestBody) {
        this.settings = settings;
        this.longestBody = longestBody;
    }

    /// An answer of status 200 as it was sent, or nothing where the client has to ask.
    ///
    /// @param more headers besides the usual ones, which stand where both have one
    Optional<HttpAnswer> send(HttpUrl url, String authorization, Map<String, String> more) {
        if (ProxySelector.getDefault().select(url.uri()).stream().anyMatch(it -> it.type() != Proxy.Type.DIRECT)) {
            return Optional.empty();
        }
        try (Socket socket = QuickSocket.open(
                url.host(), url.port(), url.isHttps(), settings.connect(), settings.read())) {
            socket.getOutputStream().write(request(url, authorization, more).getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            if (!line(in).startsWith("HTTP/1.1 200")) {
                return Optional.empty();
            }
            Headers.Builder headers = new Headers.Builder();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                int colon = line.indexOf(':');
                headers.add(line.substring(0, colon), line.substring(colon + 1).strip());
            }
            Headers told = headers.build();
            return body(in, told).map(bytes -> new HttpAnswer(200, told, bytes));
        } catch (IOException | RuntimeException e) {
            // Not told: the client that asks next meets the same trouble, and has the words for it.
            return Optional.empty();
        }
    }

    private String request(HttpUrl url, String authorization, Map<String, String> more) {
        String path = url.encodedQuery() == null ? url.encodedPath() : url.encodedPath() + "?" + url.encodedQuery();
        String host = url.host().contains(":") ? "[" + url.host() + "]" : url.host();
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(more);
        headers.putAll(Map.of(
                "Host", url.port() == HttpUrl.defaultPort(url.scheme()) ? host : host + ":" + url.port(),
                "Accept", "application/json",
                "Accept-Encoding", "identity",
                "User-Agent", settings.userAgent(),
                "Authorization", authorization,
                "Connection", "close"));
        StringBuilder text = new StringBuilder("GET ").append(path).append(" HTTP/1.1\r\n");
        headers.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").toString();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > LONGEST_HEAD) {
                throw new IOException("the answer ends in its head");
            }
            line.append((char) next);
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }

    /// Nothing for a body that cannot be told to be whole.
    private Optional<byte[]> body(InputStream in, Headers headers) throws IOException {
        List<String> codings = headers.values("Transfer-Encoding");
        if (!codings.isEmpty()) {
            return codings.size() == 1 && codings.getFirst().toLowerCase(Locale.ROOT).equals("chunked")
                    ? Optional.of(chunks(in))
                    : Optional.empty();
        }
        String length = headers.get("Content-Length");
        if (length == null) {
            return Optional.empty();
        }
        return Optional.of(exactly(in, Integer.parseInt(length)));
    }

    private byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            String size = line(in);
            int extension = size.indexOf(';');
            int length = Integer.parseInt(extension < 0 ? size : size.substring(0, extension).strip(), 16);
            if (length == 0) {
                return all.toByteArray();
            }
            all.writeBytes(exactly(in, length));
            if (all.size() > longestBody || !line(in).isEmpty()) {
                throw new IOException("not a body in pieces");
            }
        }
    }

    private byte[] exactly(InputStream in, int length) throws IOException {
        if (length < 0 || length > longestBody) {
            throw new IOException("a body of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new IOException("the answer ends in its body");
        }
        return bytes;
    }
}
