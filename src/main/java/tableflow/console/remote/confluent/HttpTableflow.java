package tableflow.console.remote.confluent;

import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import tableflow.console.domain.change.ChangeRequest.ChangeTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.DeleteCatalogIntegration;
import tableflow.console.domain.change.ChangeRequest.DeleteTableflowTopic;
import tableflow.console.domain.change.ChangeRequest.NewGlueIntegration;
import tableflow.console.domain.change.ChangeRequest.NewTableflowTopic;
import tableflow.console.domain.confluent.CatalogIntegration;
import tableflow.console.domain.confluent.CloudProvider;
import tableflow.console.domain.confluent.TableflowRegion;
import tableflow.console.domain.confluent.TableflowTopic;
import tableflow.console.remote.http.HttpCall;
import tableflow.console.remote.http.Pages;
import tableflow.console.remote.http.RestClient;
import tableflow.console.remote.http.Urls;
import tableflow.console.service.port.Tableflow;

/// Tableflow over HTTP.
public final class HttpTableflow implements Tableflow {

    private final RestClient client;
    private final HttpUrl base;
    private final TableflowCalls calls;

    /// @param base `https://api.confluent.cloud`
    public HttpTableflow(RestClient client, HttpUrl base) {
        this.client = client;
        this.base = base;
        this.calls = new TableflowCalls(base);
    }

    @Override
    public List<TableflowRegion> regions(CloudProvider cloud) {
        HttpUrl url = Urls.at(base, "tableflow/v1/regions").addQueryParameter("cloud", cloud.name()).build();
        return Pages.all(client, HttpCall.get("list Tableflow's regions", url), TableflowAnswers::region);
    }

    @Override
    public List<TableflowTopic> topics(String environmentId, String clusterId) {
        HttpUrl url = TableflowCalls.within(Urls.at(base, TableflowCalls.TOPICS), environmentId, clusterId);
        return Pages.all(
                client,
                HttpCall.get("list Tableflow topics of " + clusterId, url),
                it -> TableflowAnswers.topic(it, environmentId, clusterId));
    }

    @Override
    public Optional<TableflowTopic> topic(String environmentId, String clusterId, String name) {
        HttpCall call =
                HttpCall.get("read Tableflow topic " + name, calls.topic(environmentId, clusterId, name));
        return client.find(call, RestClient::goneOrForbidden)
                .map(it -> TableflowAnswers.topic(it, environmentId, clusterId));
    }

    @Override
    public TableflowTopic create(NewTableflowTopic request) {
        return TableflowAnswers.topic(
                client.read(calls.create(request)), request.environmentId(), request.clusterId());
    }

    @Override
    public TableflowTopic change(ChangeTableflowTopic request) {
        return TableflowAnswers.topic(
                client.read(calls.change(request)), request.environmentId(), request.clusterId());
    }

    @Override
    public void delete(DeleteTableflowTopic request) {
        HttpControlPlane.deleteUnlessGone(client, calls.delete(request));
    }

    @Override
    public List<CatalogIntegration> catalogIntegrations(String environmentId, String clusterId) {
        HttpUrl url = TableflowCalls.within(Urls.at(base, TableflowCalls.CATALOGS), environmentId, clusterId);
        return Pages.all(
                client,
                HttpCall.get("list catalog integrations of " + clusterId, url),
                TableflowAnswers::catalogIntegration);
    }

    @Override
    public CatalogIntegration create(NewGlueIntegration request) {
        return TableflowAnswers.catalogIntegration(client.read(calls.create(request)));
    }

    @Override
    public void delete(DeleteCatalogIntegration request) {
        HttpControlPlane.deleteUnlessGone(client, calls.delete(request));
    }
}
