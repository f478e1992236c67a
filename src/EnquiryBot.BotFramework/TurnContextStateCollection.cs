namespace EnquiryBot.BotFramework;

/// <summary>What middleware and bot leave for each other during one turn, by key or by type.</summary>
public sealed class TurnContextStateCollection : Dictionary<string, object>, IDisposable
{
    /// <summary>An empty collection.</summary>
    public TurnContextStateCollection()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>The value under a key, or null.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="key">The key.</param>
    public T? Get<T>(string key)
        where T : class => TryGetValue(key, out var value) ? value as T : null;

    /// <summary>The value under the name of its type, or null.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    public T? Get<T>()
        where T : class => Get<T>(KeyOf<T>());

    /// <summary>Adds a value under a key.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The key is taken.</exception>
    public void Add<T>(string key, T value)
        where T : class => base.Add(key, value);

    /// <summary>Adds a value under the name of its type.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">There is one already.</exception>
    public void Add<T>(T value)
        where T : class => base.Add(KeyOf<T>(), value);

    /// <summary>Puts a value under a key, in place of an older one.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void Set<T>(string key, T value)
        where T : class => this[key] = value;

    /// <summary>Puts a value under the name of its type, in place of an older one.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The value.</param>
    public void Set<T>(T value)
        where T : class => this[KeyOf<T>()] = value;

    /// <summary>Disposes the values that can be disposed.</summary>
    public void Dispose()
    {
        foreach (var value in Values)
            (value as IDisposable)?.Dispose();
        Clear();
    }

    private static string KeyOf<T>() => typeof(T).FullName ?? typeof(T).Name;
}
