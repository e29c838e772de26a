package tableflow.console.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tableflow.console.domain.lake.S3Uri;
import tableflow.console.service.port.ObjectPage;
import tableflow.console.service.port.ObjectPages.Ask;

/// An S3 that knows nothing but listings of a [KeySpace], and takes its time for each page.
final class PageStub implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final KeySpace keys;
    private final long latencyNanos;

    PageStub(KeySpace keys, int latencyMillis) throws IOException {
        this.keys = keys;
        this.latencyNanos = TimeUnit.MILLISECONDS.toNanos(latencyMillis);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 256);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        long begin = System.nanoTime();
        Map<String, String> query = new HashMap<>();
        for (String part : exchange.getRequestURI().getRawQuery().split("&")) {
            String[] pair = part.split("=", 2);
            query.put(pair[0], pair.length == 1 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        ObjectPage page = keys.page(new Ask(
                new S3Uri("bench", query.getOrDefault("prefix", "")),
                query.getOrDefault("start-after", ""),
                query.containsKey("delimiter"),
                query.getOrDefault("continuation-token", "")), System.currentTimeMillis());
        byte[] body = xml(page).getBytes(StandardCharsets.UTF_8);
        while (System.nanoTime() - begin < latencyNanos) {
            LockSupport.parkNanos(latencyNanos - (System.nanoTime() - begin));
        }
        exchange.getResponseHeaders().add("Content-Type", "application/xml");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String xml(ObjectPage page) {
        StringBuilder xml = new StringBuilder(400_000)
                .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ListBucketResult "
                        + "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>bench</Name><EncodingType>url"
                        + "</EncodingType><IsTruncated>").append(page.more()).append("</IsTruncated>");
        if (page.more()) {
            xml.append("<NextContinuationToken>").append(page.next()).append("</NextContinuationToken>");
        }
        String time = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ".000Z");
        for (int i = 0; i < page.size(); i++) {
            xml.append("<Contents><Key>").append(encoded(page.key(i))).append("</Key><LastModified>").append(time)
                    .append("</LastModified><ETag>&quot;d41d8cd98f00b204e9800998ecf8427e&quot;</ETag>"
                            + "<ChecksumAlgorithm>CRC64NVME</ChecksumAlgorithm><ChecksumType>FULL_OBJECT</ChecksumType>"
                            + "<Size>")
                    .append(page.bytes(i)).append("</Size><StorageClass>STANDARD</StorageClass></Contents>");
        }
        page.prefixes().forEach(prefix ->
                xml.append("<CommonPrefixes><Prefix>").append(encoded(prefix)).append("</Prefix></CommonPrefixes>"));
        return xml.append("</ListBucketResult>").toString();
    }

    /// A sink connector's names have plus signs and equals signs.
    private static String encoded(String key) {
        return key.indexOf('+') < 0 ? key : key.replace("+", "%2B").replace("=", "%3D");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
