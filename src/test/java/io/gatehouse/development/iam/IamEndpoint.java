package io.gatehouse.development.iam;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * IAM and STS on 127.0.0.1 for the real AWS SDK. Serves any number of accounts: a caller with long-term credentials is
 * in {@link #DEFAULT_ACCOUNT}, one that assumed a role is in that role's account. Signatures are not verified.
 */
public final class IamEndpoint implements AutoCloseable {

    public static final String DEFAULT_ACCOUNT = "111122223333";

    private final Faults faults = new Faults();
    private final Calls calls = new Calls();
    private final ExecutorService threads = Executors.newCachedThreadPool(IamEndpoint::daemon);
    private final Store store;
    private final HttpServer server;

    /** On any free port, with nothing kept. */
    public IamEndpoint() {
        this(0, null);
    }

    /** Port 0 is any free one; the state survives in the file if there is one. */
    public IamEndpoint(int port, @Nullable Path state) {
        store = new Store(state);
        Sessions sessions = new Sessions(DEFAULT_ACCOUNT);
        Operations operations = new Operations(store, sessions);
        server = listen(port);
        server.createContext("/", new QueryHandler(operations, sessions, faults, calls));
        server.createContext("/_development/faults", new FaultsHandler(faults, operations.names()));
        server.setExecutor(threads);
        server.start();
    }

    /** For {@code endpointOverride} of both {@code IamClient} and {@code StsClient}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public Faults faults() {
        return faults;
    }

    public Calls calls() {
        return calls;
    }

    /** Roles, users and policies without the detour over HTTP. */
    public Seed seed() {
        return new Seed(store);
    }

    /** Also ends calls that hang. */
    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    private static HttpServer listen(int port) {
        // Else an answer's body waits for the client to acknowledge its head, which it does 40 ms later.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            return HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException("IAM endpoint cannot listen on port " + port, failure);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "iam-endpoint");
        thread.setDaemon(true);
        return thread;
    }
}
