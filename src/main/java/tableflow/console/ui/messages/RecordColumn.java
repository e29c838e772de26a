package tableflow.console.ui.messages;

import static tableflow.console.ui.Messages.text;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import tableflow.console.domain.kafka.Bytes;
import tableflow.console.domain.kafka.KafkaRecord;
import tableflow.console.service.messages.Content;
import tableflow.console.service.messages.RecordDecoder;
import tableflow.console.service.messages.field.FieldPath;
import tableflow.console.service.messages.sort.SortKey;
import tableflow.console.service.messages.store.Glance;
import tableflow.console.ui.control.grid.GridColumn;

/// A column of the grid: a property that every record has, or a field of key, value or headers.
sealed interface RecordColumn {

    /// Its name in the settings; stable.
    String id();

    GridColumn shown();

    /// The whole text of its cell; null for none.
    @Nullable String cell(Row row);

    /// What decides when rows are sorted by it.
    byte[] sortKey(Row row);

    /// One record on its way into the grid: each part is decoded at most once.
    final class Row {
        private final Glance glance;
        private final RecordDecoder decoder;
        private @Nullable Content key;
        private @Nullable Content value;

        Row(Glance glance, RecordDecoder decoder) {
            this.glance = glance;
            this.decoder = decoder;
        }

        /// Without the ends of what is too large for a row.
        KafkaRecord record() {
            return glance.record();
        }

        Glance glance() {
            return glance;
        }

        RecordDecoder decoder() {
            return decoder;
        }

        Content key() {
            Content known = key == null ? decoder.key(record()) : key;
            key = known;
            return known;
        }

        Content value() {
            Content known = value == null ? decoder.value(record()) : value;
            value = known;
            return known;
        }
    }

    /// What every record has.
    enum Fixed implements RecordColumn {
        PARTITION,
        OFFSET,
        TIME,
        KEY,
        VALUE,
        HEADERS,
        SIZE,
        SCHEMA;

        private Ikon icon() {
            return switch (this) {
                case PARTITION, OFFSET, SIZE -> Feather.HASH;
                case TIME -> Feather.CALENDAR;
                case KEY -> Feather.KEY;
                case VALUE -> Feather.CODE;
                case HEADERS -> Feather.TAG;
                case SCHEMA -> Feather.FILE_TEXT;
            };
        }

        private boolean isNumeric() {
            return this == PARTITION || this == OFFSET || this == SIZE || this == SCHEMA;
        }

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        @Override
        public GridColumn shown() {
            String hint = this == TIME
                    ? text("messages.column.time.hint", ZoneId.systemDefault().getId())
                    : text("messages.column.hint." + id());
            return new GridColumn(text("messages.column." + id()), hint, icon(), isNumeric());
        }

        @Override
        public @Nullable String cell(Row row) {
            KafkaRecord record = row.record();
            return switch (this) {
                case PARTITION -> Integer.toString(record.partition());
                case OFFSET -> Long.toString(record.offset());
                case TIME -> record.hasTime() ? MessageWords.moment(record.timestamp()) : null;
                case KEY -> Preview.of(record.key(), row.glance().keySize(), row::key);
                case VALUE -> Preview.of(record.value(), row.glance().valueSize(), row::value);
                case HEADERS -> Preview.headers(record, row.decoder());
                case SIZE -> Long.toString(size(row.glance()));
                case SCHEMA -> row.decoder().schemaId(record).map(Object::toString).orElse("");
            };
        }

        @Override
        public byte[] sortKey(Row row) {
            KafkaRecord record = row.record();
            return switch (this) {
                case PARTITION -> SortKey.of(record.partition(), record.offset());
                case OFFSET -> SortKey.of(record.offset(), record.partition());
                case TIME -> record.hasTime() ? SortKey.of(record.timestamp().toEpochMilli()) : SortKey.absent();
                case KEY -> key(record.key(), row.glance().isKeyCut(), row::key);
                case VALUE -> key(record.value(), row.glance().isValueCut(), row::value);
                case HEADERS -> record.headers().isEmpty()
                        ? SortKey.absent() : SortKey.of(Preview.headers(record, row.decoder()));
                case SIZE -> SortKey.of(size(row.glance()));
                case SCHEMA -> row.decoder().schemaId(record).map(id -> SortKey.of((long) id))
                        .orElse(SortKey.absent());
            };
        }

        private static byte[] key(@Nullable Bytes bytes, boolean cut, Supplier<Content> decoded) {
            return bytes == null ? SortKey.absent()
                    : cut ? SortKey.of(Preview.beginning(bytes)) : SortKey.of(decoded.get());
        }

        private static long size(Glance glance) {
            return (long) glance.keySize() + glance.valueSize();
        }
    }

    /// A field.
    ///
    /// @param numeric all its values that were seen are numbers
    record Field(FieldPath path, boolean numeric) implements RecordColumn {
        @Override
        public String id() {
            return path.toString();
        }

        @Override
        public GridColumn shown() {
            return new GridColumn(path.toString(), text("messages.column.field.hint"),
                    numeric ? Feather.HASH : Feather.TYPE, numeric);
        }

        @Override
        public @Nullable String cell(Row row) {
            return switch (path.root()) {
                case KEY -> row.glance().isKeyCut() ? null : path.of(row.key());
                case VALUE -> row.glance().isValueCut() ? null : path.of(row.value());
                case HEADERS -> path.of(row.record(), row.decoder());
            };
        }

        @Override
        public byte[] sortKey(Row row) {
            return SortKey.of(switch (path.root()) {
                case KEY -> row.glance().isKeyCut() ? null : path.node(row.key());
                case VALUE -> row.glance().isValueCut() ? null : path.node(row.value());
                case HEADERS -> path.header(row.record(), row.decoder());
            });
        }
    }

    /// The column that the settings name; empty when they name none of this version.
    static Optional<RecordColumn> of(String id) {
        for (Fixed fixed : Fixed.values()) {
            if (fixed.id().equals(id)) {
                return Optional.of(fixed);
            }
        }
        return FieldPath.parse(id).map(path -> new Field(path, false));
    }
}
