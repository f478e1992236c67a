using System.Security.Cryptography;
using System.Text;
using EnquiryBot.Councils;

namespace EnquiryBot.Retrieval.Qdrant;

/// <summary>How passages stand in a collection, and the one place that makes filters: every one names a council.</summary>
internal static class QdrantSchema
{
    public const string Dense = "dense";
    public const string Terms = "bm25";
    public const string Grams = "chr";
    public const string Passage = "passage";

    /// <summary>The most points that one query may ask for.</summary>
    public const uint MostResults = 1000;

    private const string Council = "council";
    private const string Language = "language";
    private const string Article = "article";

    /// <summary>Made before the first point comes, so that the graph has their links.</summary>
    public static IReadOnlyList<(string Field, bool IsTenant)> Indexes { get; } = [(Council, true), (Language, false), (Article, false)];

    public static VectorParamsMap Vectors(QdrantGeneration generation)
    {
        var vectors = new VectorParamsMap();
        if (generation.Dimensions > 0)
        {
            vectors.Map[Dense] = new VectorParams { Size = (ulong)generation.Dimensions, Distance = Distance.Cosine };
        }

        return vectors;
    }

    /// <summary>No modifier: an IDF that the server counts would be that of all councils together.</summary>
    public static SparseVectorConfig Sparse() => new() { Map = { [Terms] = new SparseVectorParams(), [Grams] = new SparseVectorParams() } };

    /// <summary>A graph for each council and none over all of them.</summary>
    public static HnswConfigDiff Graph() => new() { M = 0, PayloadM = 16 };

    /// <summary>The server refuses what would look at all councils. It does so for dense vectors only; sparse ones have our filter.</summary>
    public static StrictModeConfig Strict() => new()
    {
        Enabled = true, SearchAllowExact = false, UnindexedFilteringRetrieve = false, UnindexedFilteringUpdate = false, MaxQueryLimit = MostResults,
    };

    public static PointStruct Point(IndexedPassage passage)
    {
        var vectors = new Dictionary<string, Vector>(StringComparer.Ordinal);
        if (passage.Vector is { Length: > 0 } vector)
        {
            vectors[Dense] = vector.ToArray();
        }

        Add(Terms, passage.Terms);
        Add(Grams, passage.Grams);
        return new PointStruct
        {
            Id = IdOf(passage.Id),
            Vectors = vectors,
            Payload =
            {
                [Council] = passage.Article.Council.Value,
                [Language] = passage.Article.Language.Value,
                [Article] = passage.Article.ArticleId,
                [Passage] = passage.Id,
            },
        };

        void Add(string name, Retrieval.SparseVector sparse)
        {
            if (sparse.Count > 0)
            {
                vectors[name] = Entries(sparse);
            }
        }
    }

    /// <summary>The same id for the same passage, whoever writes it and however often.</summary>
    public static Guid IdOf(string passage)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(passage), digest);
        // RFC 9562, version 8: a UUID of one's own making.
        digest[6] = (byte)((digest[6] & 0x0F) | 0x80);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest[..16], bigEndian: true);
    }

    public static Filter Of(CouncilId council) => new() { Must = { Conditions.MatchKeyword(Council, council.Value) } };

    public static Filter Of(ArticleKey article, IReadOnlyList<Guid> exceptIds)
    {
        var filter = Of(article.Council, article.Language);
        filter.Must.Add(Conditions.MatchKeyword(Article, article.ArticleId));
        if (exceptIds.Count > 0)
        {
            filter.MustNot.Add(Conditions.HasId(exceptIds));
        }

        return filter;
    }

    /// <summary>The legs of a question; each has the filter of its own.</summary>
    public static IReadOnlyList<QueryPoints> Legs(CandidateQuery query, string collection)
    {
        var legs = new List<QueryPoints>(3);
        if (query.Vector is { Length: > 0 } vector)
        {
            legs.Add(Leg(Dense, vector.ToArray()));
        }

        if (query.Terms.Count > 0)
        {
            legs.Add(Leg(Terms, Entries(query.Terms)));
        }

        if (query.Grams.Count > 0)
        {
            legs.Add(Leg(Grams, Entries(query.Grams)));
        }

        return legs;

        QueryPoints Leg(string name, Query asked) => new()
        {
            CollectionName = collection, Query = asked, Using = name, Filter = Of(query.Council, query.Language),
            Limit = Math.Clamp((ulong)query.PerLeg, 1, MostResults), WithPayload = new[] { Passage },
        };
    }

    private static Filter Of(CouncilId council, LanguageTag language)
    {
        var filter = Of(council);
        filter.Must.Add(Conditions.MatchKeyword(Language, language.Value));
        return filter;
    }

    private static (float Value, uint Index)[] Entries(Retrieval.SparseVector sparse)
    {
        var entries = new (float, uint)[sparse.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = (sparse.Values.Span[i], sparse.Indices.Span[i]);
        }

        return entries;
    }
}
