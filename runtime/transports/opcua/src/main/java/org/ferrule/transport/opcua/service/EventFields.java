package org.ferrule.transport.opcua.service;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.ContentFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.SimpleAttributeOperand;
import org.ferrule.api.model.Value;
import org.ferrule.api.transport.OpcUaEvent;
import org.ferrule.transport.opcua.value.NodeIdTranslation;
import org.jspecify.annotations.Nullable;

/** The fields that are asked of every event, in the order in which they come (OPC 10000-4, 7.22.3). */
final class EventFields {
    private static final SimpleAttributeOperand[] SELECTED = {
        field(NodeIds.BaseEventType, "EventId"),
        field(NodeIds.BaseEventType, "EventType"),
        field(NodeIds.BaseEventType, "SourceNode"),
        field(NodeIds.BaseEventType, "SourceName"),
        field(NodeIds.BaseEventType, "Time"),
        field(NodeIds.BaseEventType, "Severity"),
        field(NodeIds.BaseEventType, "Message"),
        // Which condition it is, is no property of it but the id of its node (OPC 10000-9, 5.5.2).
        new SimpleAttributeOperand(NodeIds.ConditionType, new QualifiedName[0], AttributeId.NodeId.uid(), null),
        field(NodeIds.ConditionType, "BranchId"),
        field(NodeIds.ConditionType, "ConditionName"),
        field(NodeIds.ConditionType, "Retain"),
        field(NodeIds.AlarmConditionType, "ActiveState", "Id"),
        field(NodeIds.AcknowledgeableConditionType, "AckedState", "Id")
    };

    private final List<Variant> values;

    EventFields(Variant[] values) {
        this.values = List.of(values);
    }

    static EventFilter filter() {
        return new EventFilter(SELECTED, new ContentFilter(null));
    }

    private static SimpleAttributeOperand field(NodeId type, String... path) {
        QualifiedName[] names =
                Arrays.stream(path).map(name -> new QualifiedName(0, name)).toArray(QualifiedName[]::new);
        return new SimpleAttributeOperand(type, names, AttributeId.Value.uid(), null);
    }

    boolean isOf(NodeId type) {
        return type.equals(find(1, NodeId.class));
    }

    /** True if it is about an earlier occurrence of its condition. */
    boolean isBranch() {
        NodeId branch = find(8, NodeId.class);
        return branch != null && !branch.isNull();
    }

    OpcUaEvent event(NodeIdTranslation ids) {
        ByteString id = find(0, ByteString.class);
        NodeId type = find(1, NodeId.class);
        NodeId source = find(2, NodeId.class);
        DateTime time = find(4, DateTime.class);
        Number severity = find(5, Number.class);
        return new OpcUaEvent(
                id == null || id.isNull()
                        ? Value.absent()
                        : new Value.Bytes(id.bytesOrEmpty(), "application/octet-stream"),
                type == null || type.isNull() ? null : ids.of(type),
                source == null || source.isNull() ? null : ids.of(source),
                text(3),
                time == null || time.isNull() ? null : time.getJavaInstant(),
                severity == null ? 0 : severity.intValue(),
                text(6),
                condition(ids));
    }

    private Optional<OpcUaEvent.Condition> condition(NodeIdTranslation ids) {
        NodeId condition = find(7, NodeId.class);
        return condition == null || condition.isNull()
                ? Optional.empty()
                : Optional.of(new OpcUaEvent.Condition(
                        ids.of(condition),
                        text(9),
                        Boolean.TRUE.equals(find(10, Boolean.class)),
                        Optional.ofNullable(find(11, Boolean.class)),
                        Optional.ofNullable(find(12, Boolean.class))));
    }

    private String text(int field) {
        LocalizedText localized = find(field, LocalizedText.class);
        String text = localized == null ? find(field, String.class) : localized.text();
        return text == null ? "" : text;
    }

    // A server may send fewer fields than it was asked for, and null for what an event does not have.
    private <T> @Nullable T find(int field, Class<T> type) {
        Object value = field < values.size() ? values.get(field).value() : null;
        return type.isInstance(value) ? type.cast(value) : null;
    }
}
