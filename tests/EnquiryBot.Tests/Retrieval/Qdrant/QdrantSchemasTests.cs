using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Retrieval.Qdrant;

/// <summary>The judge finds what is wrong; a judge that lets all pass would be worse than none.</summary>
public sealed class QdrantSchemasTests
{
    [NeedsSharedTheory]
    [InlineData("query_batch_points", """{"searches":[{"query":[0.5],"using":"dense","filter":{"must":[{"key":"a","match":{"value":"b"}}]},"limit":3,"with_payload":["p"]}]}""", true)]
    [InlineData("query_batch_points", """{"searches":[{"query":[0.5],"usin":"dense"}]}""", false)]
    [InlineData("query_batch_points", """{"searches":[{"query":{"fusion":"best"}}]}""", false)]
    [InlineData("query_batch_points", """{"searches":[{"query":{"indices":[1],"values":["a"]}}]}""", false)]
    [InlineData("query_batch_points", """{"searches":[{"filter":{"must":[{"key":"a","match":{"valu":"b"}}]}}]}""", false)]
    [InlineData("upsert_points", """{"points":[{"id":"0b1f3f3e-0000-8000-8000-000000000001","vector":{"dense":[1],"bm25":{"indices":[1],"values":[2]}},"payload":{"a":"b"}}]}""", true)]
    [InlineData("upsert_points", """{"points":[{"vector":{"dense":[1]}}]}""", false)]
    [InlineData("create_field_index", """{"field_name":"a","field_schema":{"type":"keyword","is_tenant":true}}""", true)]
    [InlineData("create_field_index", """{"field_name":"a","field_schema":{"type":"keyword","tenant":true}}""", false)]
    [InlineData("create_field_index", """{"field_name":"a","field_schema":"word"}""", false)]
    [InlineData("update_aliases", """{"actions":[{"create_alias":{"alias_name":"a","collection_name":"b"}}]}""", true)]
    [InlineData("update_aliases", """{"actions":[{"create_alias":{"alias":"a","collection_name":"b"}}]}""", false)]
    [InlineData("create_collection", """{"vectors":{"dense":{"size":4,"distance":"Cosine"}},"sparse_vectors":{"bm25":{}},"metadata":{"a":1}}""", true)]
    [InlineData("create_collection", """{"vectors":{"dense":{"size":4,"distance":"Cosinus"}}}""", false)]
    public async Task It_tells_right_from_wrong(string operation, string body, bool right)
    {
        var schemas = await QdrantSchemas.OrNullAsync();

        Assert.Equal(right, schemas!.IsRequest(operation, body));
    }
}
