using Microsoft.Extensions.VectorData;

namespace EnquiryBot.Retrieval;

/// <summary>A passage as tools that know Microsoft.Extensions.VectorData see it, Semantic Kernel's text search for one.</summary>
public sealed record PassageRecord
{
    /// <summary>The passage's id.</summary>
    [VectorStoreKey]
    public required string Id { get; init; }

    /// <summary>The council's id.</summary>
    [VectorStoreData(IsIndexed = true)]
    public required string Council { get; init; }

    /// <summary>The language, such as <c>en</c>.</summary>
    [VectorStoreData(IsIndexed = true)]
    public required string Language { get; init; }

    /// <summary>The article's id.</summary>
    [VectorStoreData(IsIndexed = true)]
    public required string ArticleId { get; init; }

    /// <summary>The LGSL code of the service; null when unknown.</summary>
    [VectorStoreData(IsIndexed = true)]
    public int? Service { get; init; }

    /// <summary>The article's title.</summary>
    [VectorStoreData]
    public required string Title { get; init; }

    /// <summary>The article's page on the council's website.</summary>
    [VectorStoreData]
    public required string Url { get; init; }

    /// <summary>The plain text.</summary>
    [VectorStoreData(IsFullTextIndexed = true)]
    public required string Text { get; init; }

    internal static PassageRecord Of(Passage passage) => new()
    {
        Id = passage.Id,
        Council = passage.Council.Value,
        Language = passage.Language.Value,
        ArticleId = passage.ArticleId,
        Service = passage.Service,
        Title = passage.Title,
        Url = passage.Url,
        Text = passage.Text,
    };
}
