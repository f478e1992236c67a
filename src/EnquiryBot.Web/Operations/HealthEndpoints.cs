using EnquiryBot.Embeddings;
using EnquiryBot.Knowledge;
using EnquiryBot.Knowledge.Import;
using EnquiryBot.Retrieval;
using EnquiryBot.Web.Widget;

namespace EnquiryBot.Web.Operations;

/// <summary>
/// <c>/health/live</c>: the process runs. <c>/health/ready</c>: it can answer; degraded parts are named but do not make it
/// unready, because a service that answers lexically is better than none.
/// </summary>
internal static class HealthEndpoints
{
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => TypedResults.Ok(new { status = "live" }));
        routes.MapGet("/health/ready", (KnowledgeStatus knowledge, IngestStatus ingest, PassageVectors vectors, EmbeddingSource embeddings, OutsideEngine engine, ClientFiles client) =>
        {
            var current = knowledge.Current;
            var degraded = new List<string>();
            if (current.IsStale)
            {
                degraded.Add("knowledge: the folder has faults, the last good set is served; the log and 'enquirybot knowledge check' list them");
            }

            if (client.Widget is null)
            {
                degraded.Add("widget: not built, because Node was missing when the service was built; citizens have the chat page without script");
            }

            if (embeddings.Fault is { } fault)
            {
                degraded.Add($"embeddings: the search goes by words alone. {fault}");
            }

            if (vectors.State == VectorState.Failed)
            {
                degraded.Add("embeddings: the vectors of the pages could not be made, so the search goes by words alone; the log says why");
            }

            if (engine.Health?.Problem is { } problem)
            {
                degraded.Add($"search: each node searches its own copy. {problem}");
            }

            foreach (var run in ingest.Last.Where(r => r.Failure is not null))
            {
                degraded.Add($"ingest: {run.Council}: {run.Failure}");
            }

            var body = new
            {
                status = !current.IsLoaded ? "starting" : degraded.Count == 0 ? "ready" : "degraded",
                knowledge = new { version = current.Version, articles = current.Articles, loadedAt = current.LoadedAt, faults = current.Faults },
                ingest = ingest.Last.Select(r => new
                {
                    council = r.Council.Value, source = r.Source, at = r.FinishedAt, added = r.Added, changed = r.Changed, unchanged = r.Unchanged,
                    removed = r.Removed, quarantined = r.Quarantined, refused = r.Refused,
                }),
                vectors = new { state = vectors.State.ToString().ToLowerInvariant(), model = embeddings.Model?.Id, dimensions = embeddings.Model?.Dimensions },
                search = new
                {
                    engine = engine.Health?.Engine ?? "embedded", inUse = engine.Health is null || engine.IsInUse,
                    generation = engine.Health is { } health ? health.Generation?.Version : current.Version,
                    passages = engine.Passages is { } passages ? new { here = passages.Here, there = passages.There } : null,
                },
                intentModel = current.IntentModelVersion,
                degraded,
            };
            return Results.Json(body, statusCode: current.IsLoaded ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
        return routes;
    }
}
