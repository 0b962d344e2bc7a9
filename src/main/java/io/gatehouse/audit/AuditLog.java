package io.gatehouse.audit;

import io.gatehouse.web.Cursor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The stored log: insert and read, nothing else. */
public interface AuditLog {
    void insert(RecordedEvent event);

    CarriedEvent carried(RecordedEvent event);

    Optional<RecordedEvent> find(UUID id);

    /** Newest first, those after the cursor, at most {@code limit}. */
    List<RecordedEvent> newest(AuditFilter filter, @Nullable Cursor after, int limit);

    /** Hands over every event, oldest first, without holding more than a few in memory. */
    void forEachOldestFirst(AuditFilter filter, Consumer<RecordedEvent> each);
}
