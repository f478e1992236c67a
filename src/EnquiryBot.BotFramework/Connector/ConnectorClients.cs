using System.Net;
using System.Net.Sockets;
using EnquiryBot.BotFramework.Authentication;
using Microsoft.Extensions.Options;

namespace EnquiryBot.BotFramework.Connector;

/// <summary>Makes clients for the channels' addresses, and none for an address that the bot's token must not reach.</summary>
/// <param name="clients">Pools the connections.</param>
/// <param name="credentials">The bot's tokens.</param>
/// <param name="options">Who the bot is.</param>
/// <param name="time">The clock.</param>
public sealed class ConnectorClients(
    IHttpClientFactory clients, AppCredentials credentials, IOptions<BotFrameworkOptions> options, TimeProvider time)
{
    /// <summary>A client for a channel.</summary>
    /// <param name="serviceUrl">Its address, from an authenticated activity or a reference that was kept of one: the bot's token is sent there.</param>
    /// <exception cref="ArgumentException">The address is not https on the public internet.</exception>
    public ConnectorClient Create(string serviceUrl)
    {
        var app = options.Value;
        // Without an application nothing was authenticated: replies stay on this machine.
        if (!SafeAddress.IsAllowed(serviceUrl, LoopbackAllowed(app)) || (!app.IsConfigured && !new Uri(serviceUrl).IsLoopback))
            throw new ArgumentException("The channel's address is not one that the bot may call.", nameof(serviceUrl));
        return new ConnectorClient(
            clients.CreateClient(BotFrameworkClients.Connector), new Uri(serviceUrl), app.IsConfigured ? credentials : null, time);
    }

    internal static bool LoopbackAllowed(BotFrameworkOptions options) => options.AllowInsecureLoopback || !options.IsConfigured;

    /// <summary>
    /// Connections to public addresses only, checked when they are made: a name that pointed elsewhere when it was looked at
    /// cannot point into the council's network now. No proxy, because then the proxy would look the name up.
    /// </summary>
    internal static SocketsHttpHandler HandlerFor(BotFrameworkOptions options) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context.DnsEndPoint, LoopbackAllowed(options), cancellationToken),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool allowLoopback, CancellationToken cancellationToken)
    {
        var found = await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        var allowed = found.Where(address => SafeAddress.IsPublic(address) || (allowLoopback && IPAddress.IsLoopback(address))).ToArray();
        if (allowed.Length == 0)
            throw new HttpRequestException("The channel's address does not lead to the public internet.");

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
