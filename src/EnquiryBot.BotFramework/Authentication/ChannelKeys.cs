using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EnquiryBot.BotFramework.Authentication;

/// <summary>
/// The keys with which the channels sign, fetched once and kept. Not the library's ConfigurationManager: that one refreshes
/// in the background, so the first request after a change of keys would be refused, and it cannot be told the time.
/// </summary>
/// <param name="clients">Fetches them.</param>
/// <param name="options">Says from where.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Takes failures.</param>
public sealed partial class ChannelKeys(
    IHttpClientFactory clients, IOptions<BotFrameworkOptions> options, TimeProvider time, ILogger<ChannelKeys> logger)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);

    /// <summary>A token with an unknown key has the keys fetched at most this often: anybody can send one.</summary>
    internal static readonly TimeSpan RefreshInterval = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private OpenIdConnectConfiguration? _known;
    private Task<OpenIdConnectConfiguration?>? _fetch;

    // Timestamps and not times of day: a clock that is set back must not stop the fetching.
    private long _fetched;
    private long? _tried;

    /// <summary>The keys, fetched when there are none yet or they are old; null when none could ever be fetched.</summary>
    internal async ValueTask<OpenIdConnectConfiguration?> GetAsync(CancellationToken cancellationToken)
    {
        var known = Volatile.Read(ref _known);
        return known is not null && time.GetElapsedTime(Volatile.Read(ref _fetched)) < Fresh ? known : await RefreshAsync(cancellationToken);
    }

    /// <summary>Fetches the keys anew unless that was tried just now; what was known before is kept when it fails.</summary>
    internal async Task<OpenIdConnectConfiguration?> RefreshAsync(CancellationToken cancellationToken)
    {
        Task<OpenIdConnectConfiguration?> fetch;
        lock (_gate)
        {
            // All who need new keys wait for one fetch, which belongs to none of them and is cancelled by none.
            if (_fetch is not { IsCompleted: false } && (_tried is not { } tried || time.GetElapsedTime(tried) >= RefreshInterval))
            {
                _tried = time.GetTimestamp();
                _fetch = Task.Run(FetchAsync, CancellationToken.None);
            }

            fetch = _fetch!;
        }

        return await fetch.WaitAsync(cancellationToken);
    }

    private async Task<OpenIdConnectConfiguration?> FetchAsync()
    {
        try
        {
            using var client = clients.CreateClient(BotFrameworkClients.Login);
            var retriever = new HttpDocumentRetriever(client) { RequireHttps = !options.Value.AllowInsecureLoopback };
            var keys = await OpenIdConnectConfigurationRetriever.GetAsync(options.Value.MetadataUrl, retriever, CancellationToken.None);
            Volatile.Write(ref _fetched, time.GetTimestamp());
            Volatile.Write(ref _known, keys);
        }
        catch (Exception error)
        {
            Log.NotFetched(logger, options.Value.MetadataUrl, error.GetType().Name);
        }

        return Volatile.Read(ref _known);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The keys of the channels could not be fetched from {Address}: {Error}")]
        public static partial void NotFetched(ILogger logger, string address, string error);
    }
}
