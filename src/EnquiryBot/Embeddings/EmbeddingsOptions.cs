using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace EnquiryBot.Embeddings;

/// <summary>Where vectors come from.</summary>
public enum EmbeddingProvider
{
    /// <summary>The encoder inside the service: English, no server, no key.</summary>
    Embedded,

    /// <summary>OpenAI, or any server that speaks its API.</summary>
    OpenAI,

    /// <summary>Azure OpenAI.</summary>
    AzureOpenAI,

    /// <summary>Nowhere: the search goes by words alone.</summary>
    None,
}

/// <summary>Settings under <c>Embeddings</c>.</summary>
public sealed class EmbeddingsOptions
{
    /// <summary>Who makes the vectors.</summary>
    [EnumDataType(typeof(EmbeddingProvider), ErrorMessage = "Embeddings:Provider must be Embedded, OpenAI, AzureOpenAI or None.")]
    public EmbeddingProvider Provider { get; set; } = EmbeddingProvider.Embedded;

    /// <summary>The folder of the embedded encoder's files; null: <c>embeddings/use-lite</c> beside the program.</summary>
    public string? Folder { get; set; }

    /// <summary>The address of the server; null: OpenAI's own. https, or http on this machine.</summary>
    public string? BaseAddress { get; set; }

    /// <summary>The name of the model; of the deployment, with Azure OpenAI.</summary>
    public string? Model { get; set; }

    /// <summary>The key of the server. A server of one's own may need none.</summary>
    public string? ApiKey { get; set; }

    /// <summary>How long the model's vectors are. 0 with the embedded encoder, which has 512.</summary>
    [Range(0, 8192, ErrorMessage = "Embeddings:Dimensions must be between 0 and 8192.")]
    public int Dimensions { get; set; }

    /// <summary>The most texts in one call.</summary>
    [Range(1, 2048, ErrorMessage = "Embeddings:BatchSize must be between 1 and 2048.")]
    public int BatchSize { get; set; } = 64;

    /// <summary>The most calls at the same time.</summary>
    [Range(1, 64, ErrorMessage = "Embeddings:ConcurrentCalls must be between 1 and 64.")]
    public int ConcurrentCalls { get; set; } = 4;

    /// <summary>How often a call that failed for a passing reason is tried again.</summary>
    [Range(0, 10, ErrorMessage = "Embeddings:Retries must be between 0 and 10.")]
    public int Retries { get; set; } = 3;

    /// <summary>Seconds that one try may take.</summary>
    [Range(1, 300, ErrorMessage = "Embeddings:TimeoutSeconds must be between 1 and 300.")]
    public int TimeoutSeconds { get; set; } = 15;

    /// <summary>Seconds that a server may take over a citizen's question, tries and all; then it is searched by its words.</summary>
    [Range(1, 60, ErrorMessage = "Embeddings:QuestionSeconds must be between 1 and 60.")]
    public int QuestionSeconds { get; set; } = 2;

    /// <summary>How many vectors of published text are kept in <c>&lt;data&gt;/models/vectors.db</c>; 0: none.</summary>
    [Range(0, 10_000_000, ErrorMessage = "Embeddings:CachedVectors must be between 0 and 10000000.")]
    public int CachedVectors { get; set; } = 200_000;

    internal bool IsRemote => Provider is EmbeddingProvider.OpenAI or EmbeddingProvider.AzureOpenAI;
}

/// <summary>Checks what a server needs; every message names its setting and none its value.</summary>
internal sealed class EmbeddingsOptionsCheck : IValidateOptions<EmbeddingsOptions>
{
    public ValidateOptionsResult Validate(string? name, EmbeddingsOptions options)
    {
        var faults = options.IsRemote ? RemoteFaults(options).ToList() : [];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> RemoteFaults(EmbeddingsOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Model))
        {
            yield return $"Embeddings:Model must name the model (of Azure OpenAI: the deployment) when Embeddings:Provider is {options.Provider}.";
        }

        if (options.Dimensions == 0)
        {
            yield return $"Embeddings:Dimensions must say how long the model's vectors are when Embeddings:Provider is {options.Provider}.";
        }

        if (options.BaseAddress is null && options.Provider == EmbeddingProvider.AzureOpenAI)
        {
            yield return "Embeddings:BaseAddress must be the address of the Azure OpenAI resource, such as https://name.openai.azure.com.";
        }

        if (options.BaseAddress is not null && !IsSafe(options.BaseAddress))
        {
            yield return "Embeddings:BaseAddress must be an https address without user name, query or fragment; http only on this machine.";
        }

        if (string.IsNullOrWhiteSpace(options.ApiKey) && (options.BaseAddress is null || options.Provider == EmbeddingProvider.AzureOpenAI))
        {
            yield return "Embeddings:ApiKey must be the server's key. Set it in the environment: Embeddings__ApiKey.";
        }
    }

    private static bool IsSafe(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 }
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
