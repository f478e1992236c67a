using System.Net;
using System.Net.Sockets;

namespace EnquiryBot.Knowledge.Import;

/// <summary>
/// Which network addresses a visit may reach: a page may name, or redirect to, an address inside the council's network. The
/// channel has the same list; neither may know the other, so a test holds them together.
/// </summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
        .. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>Whether an address lies on the public internet.</summary>
    public static bool Is(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var unicast = plain.AddressFamily == AddressFamily.InterNetwork || GlobalUnicast.Contains(plain);
        return unicast && !NotPublic.Any(network => network.Contains(plain));
    }

    /// <summary>
    /// Connections to public addresses only, checked when they are made, so that a name cannot point elsewhere by then. No
    /// proxy, because then the proxy would look the name up.
    /// </summary>
    public static SocketsHttpHandler Handler(bool allowLoopback, TimeSpan timeout) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = timeout,
        MaxResponseHeadersLength = 32,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = (context, ct) => ConnectAsync(context.DnsEndPoint, allowLoopback, ct),
    };

    private static async ValueTask<Stream> ConnectAsync(DnsEndPoint target, bool allowLoopback, CancellationToken ct)
    {
        var found = await Dns.GetHostAddressesAsync(target.Host, ct);
        var allowed = found.Where(address => Is(address) || (allowLoopback && IPAddress.IsLoopback(address))).ToArray();
        if (allowed.Length == 0)
        {
            throw new NotPublicException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A host's name leads to no address on the public internet.</summary>
internal sealed class NotPublicException() : IOException("The address does not lead to the public internet.");
