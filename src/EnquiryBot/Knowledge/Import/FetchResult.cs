namespace EnquiryBot.Knowledge.Import;

/// <summary>What came of fetching a page.</summary>
internal abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <summary>The page.</summary>
    /// <param name="Address">Where it was found in the end; null for a file.</param>
    /// <param name="Content">Its bytes.</param>
    /// <param name="Type">Its media type, in lower case.</param>
    public sealed record Page(Uri? Address, byte[] Content, string Type) : FetchResult
    {
        /// <summary>The charset that the server names.</summary>
        public string? Charset { get; init; }

        /// <summary>When it was last modified.</summary>
        public DateTimeOffset? Modified { get; init; }

        /// <summary>The server's mark of this version.</summary>
        public string? ETag { get; init; }
    }

    /// <summary>It is as it was at the last visit.</summary>
    public sealed record NotChanged : FetchResult;

    /// <summary>It is not there any more.</summary>
    /// <param name="Reason">How that was said.</param>
    public sealed record Gone(string Reason) : FetchResult;

    /// <summary>It may not be read: what an earlier visit read of it is withdrawn.</summary>
    /// <param name="Reason">Why, for editors.</param>
    public sealed record Refused(string Reason) : FetchResult;

    /// <summary>It could not be had this time: what an earlier visit read of it stays.</summary>
    /// <param name="Reason">Why, for editors.</param>
    public sealed record Failed(string Reason) : FetchResult;
}

/// <summary>What an earlier visit knows of a page, to ask whether it changed.</summary>
internal sealed record Validators(string? ETag, DateTimeOffset? Modified);
