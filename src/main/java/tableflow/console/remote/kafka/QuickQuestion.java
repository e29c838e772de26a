package tableflow.console.remote.kafka;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.message.SaslAuthenticateRequestData;
import org.apache.kafka.common.message.SaslAuthenticateResponseData;
import org.apache.kafka.common.message.SaslHandshakeRequestData;
import org.apache.kafka.common.message.SaslHandshakeResponseData;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.MessageSizeAccumulator;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import tableflow.console.domain.ApiKey;
import tableflow.console.domain.kafka.Layout;
import tableflow.console.remote.http.QuickSocket;

/// The question for all topics on a connection of its own, without any of Kafka's clients: those take longer to make
/// than a server to answer, and a command asks one question and ends. The questions are Kafka's own classes; the
/// answer is read by [MetadataAnswer].
///
/// It is for the ordinary case alone. Whatever is not a whole answer (an unknown name, a refused key, another version,
/// one topic with an error) is no answer at all: then a client has to ask, which knows how to repeat and what to say.
/// Source of the versions: Kafka's protocol guide; brokers since 2.1 know them.
final class QuickQuestion {

    private static final short HANDSHAKE = 17;
    private static final short HANDSHAKE_VERSION = 1;
    private static final short AUTHENTICATE = 36;
    private static final short AUTHENTICATE_VERSION = 1;
    private static final short METADATA = 3;
    private static final short HEADER_VERSION = 1;
    private static final int LONGEST_ANSWER = 512 << 20;

    private final Socket socket;
    private final DataInputStream in;
    private final String clientId;
    private int asked;

    private QuickQuestion(Socket socket, String clientId) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.clientId = clientId;
    }

    /// All topics that the key may see, or nothing where a client has to ask. An interrupt ends it soon, without
    /// an answer.
    ///
    /// @param server `host:port`
    /// @param encrypted whether TLS is spoken, with a certificate for that host
    static Optional<Map<String, Layout>> ask(
            String server, boolean encrypted, ApiKey key, KafkaSettings settings) {
        try (Socket socket = connected(URI.create("kafka://" + server), encrypted, settings)) {
            QuickQuestion question = new QuickQuestion(socket, "tableflow-console");
            return question.signIn(key) ? question.topics() : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // Not told: the client that asks next meets the same trouble, and has the words for it.
            return Optional.empty();
        }
    }

    private static Socket connected(URI server, boolean encrypted, KafkaSettings settings) throws IOException {
        return QuickSocket.open(
                server.getHost(), server.getPort(), encrypted, settings.request(), settings.request());
    }

    private boolean signIn(ApiKey key) throws IOException {
        ByteBufferAccessor offered = exchange(
                HANDSHAKE, HANDSHAKE_VERSION, new SaslHandshakeRequestData().setMechanism("PLAIN"));
        if (new SaslHandshakeResponseData(offered, HANDSHAKE_VERSION).errorCode() != 0) {
            return false;
        }
        byte[] proof = ("\0" + key.id() + "\0" + key.secret().reveal()).getBytes(StandardCharsets.UTF_8);
        ByteBufferAccessor answer = exchange(
                AUTHENTICATE, AUTHENTICATE_VERSION, new SaslAuthenticateRequestData().setAuthBytes(proof));
        return new SaslAuthenticateResponseData(answer, AUTHENTICATE_VERSION).errorCode() == 0;
    }

    private Optional<Map<String, Layout>> topics() throws IOException {
        ByteBufferAccessor answer = exchange(
                METADATA, MetadataAnswer.VERSION,
                new MetadataRequestData().setTopics(null).setAllowAutoTopicCreation(false));
        return MetadataAnswer.read(answer.buffer());
    }

    /// Sends a request and waits for its answer.
    private ByteBufferAccessor exchange(short api, short version, ApiMessage request) throws IOException {
        RequestHeaderData header = new RequestHeaderData()
                .setRequestApiKey(api).setRequestApiVersion(version).setCorrelationId(asked++).setClientId(clientId);
        ObjectSerializationCache cache = new ObjectSerializationCache();
        MessageSizeAccumulator size = new MessageSizeAccumulator();
        header.addSize(size, cache, HEADER_VERSION);
        request.addSize(size, cache, version);
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + size.totalSize());
        bytes.putInt(size.totalSize());
        ByteBufferAccessor writable = new ByteBufferAccessor(bytes);
        header.write(writable, cache, HEADER_VERSION);
        request.write(writable, cache, version);
        socket.getOutputStream().write(bytes.array(), 0, bytes.position());
        int length = in.readInt();
        if (length < Integer.BYTES || length > LONGEST_ANSWER) {
            throw new IOException("an answer of " + length + " bytes");
        }
        byte[] answer = in.readNBytes(length);
        ByteBuffer readable = ByteBuffer.wrap(answer);
        if (answer.length != length || readable.getInt() != header.correlationId()) {
            throw new IOException("not the answer to this question");
        }
        return new ByteBufferAccessor(readable);
    }
}
