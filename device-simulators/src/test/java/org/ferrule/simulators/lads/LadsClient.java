package org.ferrule.simulators.lads;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.identity.IdentityProvider;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateBuilder;
import org.eclipse.milo.opcua.stack.core.util.SelfSignedCertificateGenerator;

/** A client that knows the published names and nothing else, written apart from the server's own tables. */
public final class LadsClient implements AutoCloseable {

    private static final Map<String, String> NAMESPACES = Map.of(
            "UA", "http://opcfoundation.org/UA/",
            "DI", "http://opcfoundation.org/UA/DI/",
            "MACH", "http://opcfoundation.org/UA/Machinery/",
            "LADS", "http://opcfoundation.org/UA/LADS/",
            "CP", "urn:ferrule:simulator:cell-processor:nodes",
            "OWN", "urn:ferrule:simulator:lads-bioreactor:types");

    private final OpcUaClient client;

    private LadsClient(OpcUaClient client) {
        this.client = client;
    }

    public static LadsClient connect(String url, SecurityPolicy policy, String applicationUri, IdentityProvider user)
            throws Exception {
        KeyPair keys = SelfSignedCertificateGenerator.generateRsaKeyPair(2048);
        X509Certificate certificate = new SelfSignedCertificateBuilder(keys)
                .setCommonName("test client")
                .setApplicationUri(applicationUri)
                .addIpAddress("127.0.0.1")
                .build();
        OpcUaClient client = OpcUaClient.create(
                url,
                endpoints -> endpoints.stream()
                        .filter(e -> policy.getUri().equals(e.getSecurityPolicyUri()))
                        .filter(e -> url.equals(e.getEndpointUrl()))
                        .findFirst(),
                transport -> {},
                config -> config.setApplicationUri(applicationUri)
                        .setKeyPair(keys)
                        .setCertificate(certificate)
                        .setCertificateChain(new X509Certificate[] {certificate})
                        .setIdentityProvider(user)
                        .setRequestTimeout(uint(5000)));
        client.connect();
        return new LadsClient(client);
    }

    OpcUaClient opcUa() {
        return client;
    }

    /** Follows browse names such as {@code LADS:FunctionSet} down from Objects. */
    public NodeId find(String... path) throws UaException {
        NodeId node = NodeIds.ObjectsFolder;
        for (String step : path) {
            node = child(node, step);
        }
        return node;
    }

    public NodeId child(NodeId parent, String name) throws UaException {
        QualifiedName wanted = name(name);
        return children(parent).stream()
                .filter(reference -> wanted.equals(reference.getBrowseName()))
                .map(reference -> local(reference.getNodeId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not below " + parent));
    }

    List<ReferenceDescription> children(NodeId parent) throws UaException {
        return browse(parent, BrowseDirection.Forward, NodeIds.HierarchicalReferences);
    }

    List<ReferenceDescription> browse(NodeId node, BrowseDirection direction, NodeId referenceType) throws UaException {
        BrowseResult result =
                client.browse(new BrowseDescription(node, direction, referenceType, true, uint(0), uint(63)));
        ReferenceDescription[] references = result.getReferences();
        return references == null ? List.of() : Arrays.asList(references);
    }

    /** The browse names from a node's type up to BaseObjectType. */
    List<String> typeChain(NodeId node) throws UaException {
        List<String> chain = new java.util.ArrayList<>();
        List<ReferenceDescription> next = browse(node, BrowseDirection.Forward, NodeIds.HasTypeDefinition);
        while (!next.isEmpty()) {
            chain.add(next.get(0).getBrowseName().name());
            next = browse(local(next.get(0).getNodeId()), BrowseDirection.Inverse, NodeIds.HasSubtype);
        }
        return chain;
    }

    DataValue read(NodeId node) throws UaException {
        return client.readValue(0, TimestampsToReturn.Both, node);
    }

    public Object value(NodeId node) throws UaException {
        return Objects.requireNonNull(read(node).value().value(), () -> "no value in " + node);
    }

    public StatusCode write(NodeId node, Object value) throws UaException {
        return client.writeValues(List.of(node), List.of(DataValue.valueOnly(new Variant(value))))
                .get(0);
    }

    public CallMethodResult call(NodeId object, String method, Object... inputs) throws UaException {
        return call(object, child(object, method), inputs);
    }

    CallMethodResult call(NodeId object, NodeId method, Object... inputs) throws UaException {
        Variant[] arguments = Arrays.stream(inputs).map(Variant::new).toArray(Variant[]::new);
        return Objects.requireNonNull(client.call(List.of(new CallMethodRequest(object, method, arguments)))
                .getResults())[0];
    }

    NodeId id(String namespace, int number) {
        return new NodeId(index(namespace), uint(number));
    }

    NodeId local(ExpandedNodeId id) {
        return id.toNodeId(client.getNamespaceTable()).orElseThrow();
    }

    private QualifiedName name(String qualified) {
        int colon = qualified.indexOf(':');
        return new QualifiedName(index(qualified.substring(0, colon)), qualified.substring(colon + 1));
    }

    private org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort index(String namespace) {
        String uri = NAMESPACES.get(namespace);
        return Objects.requireNonNull(client.getNamespaceTable().getIndex(uri), () -> "server lacks " + uri);
    }

    @Override
    public void close() throws UaException {
        client.disconnect();
    }
}
