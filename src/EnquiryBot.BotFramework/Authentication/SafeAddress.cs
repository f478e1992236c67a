using System.Net;

namespace EnquiryBot.BotFramework.Authentication;

/// <summary>Which addresses the bot may call. A channel names its own address, so it must not be able to name one inside the council's network.</summary>
internal static class SafeAddress
{
    private static readonly IPNetwork[] NotPublic =
    [
        // IPv4: this network, private, shared, loopback, link-local, protocol, documentation, 6to4 relay, benchmark, multicast, reserved.
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
        // IPv6 within 2000::/3: Teredo and its neighbours, documentation, 6to4. They carry IPv4 addresses of any kind.
        .. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(IPNetwork.Parse),
    ];

    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    /// <summary>Whether an address may be called as far as its text shows: https, or anything on this machine where that is allowed.</summary>
    public static bool IsAllowed(string? address, bool allowLoopback) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.UserInfo.Length == 0 && uri.Query.Length == 0 && uri.Fragment.Length == 0
        && (IsPublicHttps(uri) || (allowLoopback && IsLoopback(uri)));

    /// <summary>Whether an address lies on the public internet.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var unicast = address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork || GlobalUnicast.Contains(address);
        return unicast && !NotPublic.Any(network => network.Contains(address));
    }

    private static bool IsPublicHttps(Uri uri) =>
        uri.Scheme == Uri.UriSchemeHttps && !uri.IsLoopback && (!IPAddress.TryParse(uri.IdnHost, out var address) || IsPublic(address));

    private static bool IsLoopback(Uri uri) =>
        uri.IsLoopback && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
