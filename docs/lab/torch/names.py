"""Names that PyTorch has and this does not, by what holds them."""

from __future__ import annotations

NAMES: dict[str, frozenset[str]] = {
    "torch": frozenset(
        """
accelerator adaptive_avg_pool1d adaptive_max_pool1d addbmm addmv addr adjoint
affine_grid_generator alias_copy alpha_dropout aminmax amp angle ao as_strided
as_strided_copy as_strided_scatter asarray atleast_3d autocast
autocast_decrement_nesting autocast_increment_nesting avg_pool1d backends
baddbmm bartlett_window batch_norm batch_norm_backward_elemt
batch_norm_backward_reduce batch_norm_elemt batch_norm_gather_stats
batch_norm_gather_stats_with_counts batch_norm_stats batch_norm_update_stats
bernoulli bfloat16 bilinear binary_cross_entropy_with_logits binomial bit
bits16 bits1x8 bits2x4 bits4x2 bits8 bitwise_left_shift bitwise_not
bitwise_right_shift blackman_window block_diag broadcast_shapes bucketize
builtins ccol_indices_copy cdist cdouble celu cfloat chain_matmul chalf
channel_shuffle channels_last channels_last_3d cholesky cholesky_inverse
cholesky_solve choose_qparams_optimized classes classproperty
clear_autocast_cache col_indices_copy combinations compiled_with_cxx11_abi
compiler complex complex128 complex32 complex64 conj conj_physical
constant_pad_nd contiguous_format conv1d conv2d conv3d conv_tbc
conv_transpose1d conv_transpose2d conv_transpose3d convolution copysign
corrcoef cosine_embedding_loss cosine_similarity cov cpp cpu cross
crow_indices_copy ctc_loss ctypes cummax cummin cumulative_trapezoid deg2rad
dequantize detach detach_copy diag_embed diagflat diagonal_copy
diagonal_scatter digamma dist distributed distributions dropout dsmm dsplit
dstack eig embedding embedding_bag empty_permuted empty_quantized
empty_strided erfc erfinv expand_copy export fake_quantize_per_channel_affine
fake_quantize_per_tensor_affine feature_alpha_dropout feature_dropout fft fill
fix float4_e2m1fn_x2 float8_e4m3fn float8_e4m3fnuz float8_e5m2 float8_e5m2fnuz
float8_e8m0fnu fmax fmin fork frexp frobenius_norm from_dlpack from_file
frombuffer functional functools fused_moving_avg_obs_fake_quant futures fx gcd
geqrf get_autocast_cpu_dtype get_autocast_dtype get_autocast_gpu_dtype
get_autocast_ipu_dtype get_autocast_xla_dtype get_deterministic_debug_mode
get_device get_device_module get_file_path get_float32_matmul_precision
get_num_interop_threads glob gradient grid_sampler grid_sampler_2d
grid_sampler_3d group_norm gru gru_cell hamming_window hann_window hardshrink
has_lapack has_mkl has_openmp has_spectral hash_tensor heaviside
hinge_embedding_loss histogram histogramdd hsmm hsplit hspmm hub i0 igamma
igammac imag import_ir_module import_ir_module_from_buffer importlib index_add
index_copy index_fill index_put index_reduce indices_copy init_num_threads
inspect instance_norm int1 int2 int3 int4 int5 int6 int7 int_repr
is_anomaly_check_nan_enabled is_anomaly_enabled is_autocast_cache_enabled
is_autocast_cpu_enabled is_autocast_enabled is_autocast_ipu_enabled
is_autocast_xla_enabled is_complex is_conj
is_deterministic_algorithms_warn_only_enabled is_distributed is_inference
is_inference_mode_enabled is_neg is_same_size is_signed is_storage
is_vulkan_available is_warn_always_enabled isin isreal istft jagged jit
kaiser_window kl_div kron kthvalue layer_norm lcm ldexp
legacy_contiguous_format lgamma library load lobpcg logaddexp logaddexp2
logcumsumexp logdet logit lstm lstm_cell lstsq lu lu_solve lu_unpack
margin_ranking_loss masked masked_scatter matrix_exp matrix_rank max_pool1d
max_pool1d_with_indices max_pool2d max_pool3d memory_format
merge_type_from_type_comment mode monitor mps mtia multinomial multiprocessing
mvlgamma nanmean nanmedian nanquantile narrow_copy native_batch_norm
native_channel_shuffle native_dropout native_group_norm native_layer_norm
native_norm nested nextafter nonzero_static norm_except_dim nuclear_norm ops
orgqr ormqr os overrides package pairwise_distance parse_ir parse_schema
parse_type_comment pca_lowrank pdist per_channel_affine
per_channel_affine_float_qparams per_channel_symmetric per_tensor_affine
per_tensor_symmetric permute_copy pixel_shuffle pixel_unshuffle platform
poisson poisson_nll_loss polar polygamma prelu
prepare_multiprocessing_environment preserve_format profiler
profiler_allow_cudagraph_cupti_lazy_reinit_cuda12 put qint32 qint8 qr qscheme
quantization quasirandom quint2x4 quint4x2 quint8 rad2deg randint_like range
real renorm resolve_conj resolve_neg return_types rms_norm rnn_relu
rnn_relu_cell rnn_tanh rnn_tanh_cell rot90 row_indices_copy rrelu saddmm save
scatter_reduce segment_reduce select_copy select_scatter selu serialization
set_anomaly_enabled set_autocast_cache_enabled set_autocast_cpu_dtype
set_autocast_cpu_enabled set_autocast_dtype set_autocast_enabled
set_autocast_gpu_dtype set_autocast_ipu_dtype set_autocast_ipu_enabled
set_autocast_xla_dtype set_autocast_xla_enabled set_default_tensor_type
set_deterministic_debug_mode set_float32_matmul_precision set_flush_denormal
set_warn_always signal sinc slice_copy slice_inverse slice_scatter slogdet smm
solve sparse sparse_bsc sparse_bsc_tensor sparse_bsr sparse_bsr_tensor
sparse_compressed_tensor sparse_coo sparse_coo_tensor sparse_csc
sparse_csc_tensor sparse_csr sparse_csr_tensor special split_copy
split_with_sizes split_with_sizes_copy spmm squeeze_copy sspaddmm stft storage
svd svd_lowrank symeig t_copy tensor_split tensordot testing textwrap
thread_safe_generator threading threshold to_dlpack torch torch_version
transpose_copy trapezoid trapz triangular_solve triplet_margin_loss typename
types uint1 uint16 uint2 uint3 uint32 uint4 uint5 uint6 uint64 uint7
unbind_copy unfold_copy unify_type_list unique_consecutive unravel_index
unsafe_chunk unsafe_split unsafe_split_with_sizes unsqueeze_copy values_copy
version view_as_complex view_as_complex_copy view_as_real view_as_real_copy
view_copy vsplit wait warnings while_loop windows xlogy xpu
        """.split()  # noqa: SIM905
    ),
    "torch.Tensor": frozenset(
        """
H addbmm addmm addmv addr adjoint aminmax angle argwhere as_strided
as_strided_scatter as_subclass baddbmm bernoulli bfloat16 bitwise_left_shift
bitwise_not bitwise_right_shift ccol_indices cdouble cfloat chalf cholesky
cholesky_inverse cholesky_solve coalesce col_indices conj conj_physical
const_data_ptr copysign corrcoef cov cross crow_indices cuda cummax cummin
deg2rad dense_dim dequantize diag_embed diagflat diagonal_scatter digamma
dim_order dist dsplit eig erfc erfinv fix float_power fmax fmin frexp gcd
geqrf get_device grad_dtype hardshrink hash_tensor heaviside histogram hsplit
i0 igamma igammac imag index index_add index_copy index_fill index_put
index_reduce indices inner int_repr ipu is_coalesced is_conj is_cpu
is_distributed is_inference is_ipu is_maia is_meta is_mkldnn is_mps is_mtia
is_neg is_nested is_nonzero is_pinned is_quantized is_same_size is_set_to
is_shared is_signed is_sparse_csr is_vulkan is_xla is_xpu isreal istft kron
kthvalue lcm ldexp lgamma logaddexp logaddexp2 logcumsumexp logdet logit lstsq
lu lu_solve mH masked_scatter matrix_exp matrix_power mode module_load mtia
multinomial mvlgamma name nanmean nanmedian nanquantile narrow_copy new
new_empty_strided nextafter nonzero_static orgqr ormqr pin_memory pinverse
polygamma prelu put q_per_channel_axis q_per_channel_scales
q_per_channel_zero_points q_scale q_zero_point qr qscheme rad2deg real
record_stream register_post_accumulate_grad_hook reinforce renorm resize
resize_as rot90 row_indices scatter_reduce select_scatter sinc slice_inverse
slice_scatter slogdet smm solve sparse_dim sparse_mask split_with_sizes
sspaddmm stft storage storage_offset storage_type svd symeig tensor_split
to_dense to_mkldnn to_padded_tensor to_sparse to_sparse_bsc to_sparse_bsr
to_sparse_coo to_sparse_csc to_sparse_csr triangular_solve unfold
unique_consecutive unsafe_chunk unsafe_split unsafe_split_with_sizes
untyped_storage values volatile vsplit xlogy xpu
        """.split()  # noqa: SIM905
    ),
    "torch.autograd": frozenset(
        """
DeviceType Mapping NestedIOFunction ProfilerActivity ProfilerConfig
ProfilerEvent ProfilerState SavedTensor Sequence anomaly_mode cast
enforce_grad_layout_policy gradcheck gradgradcheck handle_torch_function
has_torch_function is_multithreading_enabled is_tensor_like
is_view_replay_enabled kineto_available overload profiler_legacy profiler_util
set_multithreading_enabled torch variable warnings
        """.split()  # noqa: SIM905
    ),
    "torch.func": frozenset(
        """
debug_unwrap functionalize jvp linearize rearrange stack_module_state
        """.split()  # noqa: SIM905
    ),
    "torch.linalg": frozenset(
        """
cholesky_ex common_notes cross diagonal eig eigvals householder_product inv_ex
ldl_factor ldl_factor_ex ldl_solve lu lu_factor lu_factor_ex lu_solve matmul
matrix_exp slogdet solve_ex solve_triangular tensorinv tensorsolve vander
vecdot
        """.split()  # noqa: SIM905
    ),
    "torch.nn": frozenset(
        """
AdaptiveAvgPool1d AdaptiveAvgPool2d AdaptiveAvgPool3d
AdaptiveLogSoftmaxWithLoss AdaptiveMaxPool1d AdaptiveMaxPool2d
AdaptiveMaxPool3d AlphaDropout AvgPool1d AvgPool2d AvgPool3d BatchNorm1d
BatchNorm2d BatchNorm3d Bilinear CTCLoss ChannelShuffle CircularPad1d
CircularPad2d CircularPad3d ConstantPad1d ConstantPad2d ConstantPad3d
Container Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d
CosineEmbeddingLoss CosineSimilarity CrossMapLRN2d DataParallel Dropout
Dropout1d Dropout2d Dropout3d Embedding EmbeddingBag FeatureAlphaDropout Fold
FractionalMaxPool2d FractionalMaxPool3d GLU GRU GRUCell GaussianNLLLoss
GroupNorm Hardshrink Hardsigmoid Hardswish HingeEmbeddingLoss InstanceNorm1d
InstanceNorm2d InstanceNorm3d LPPool1d LPPool2d LPPool3d LSTM LSTMCell
LayerNorm LazyBatchNorm1d LazyBatchNorm2d LazyBatchNorm3d LazyConv1d
LazyConv2d LazyConv3d LazyConvTranspose1d LazyConvTranspose2d
LazyConvTranspose3d LazyInstanceNorm1d LazyInstanceNorm2d LazyInstanceNorm3d
LazyLinear LinearCrossEntropyLoss LinearCrossEntropyOptions LocalResponseNorm
MarginRankingLoss MaxPool1d MaxPool2d MaxPool3d MaxUnpool1d MaxUnpool2d
MaxUnpool3d Mish MultiLabelMarginLoss MultiLabelSoftMarginLoss MultiMarginLoss
MultiheadAttention NLLLoss2d PReLU PairwiseDistance ParameterDict PixelShuffle
PixelUnshuffle PoissonNLLLoss RMSNorm RNN RNNBase RNNCell RNNCellBase RReLU
ReflectionPad1d ReflectionPad2d ReflectionPad3d ReplicationPad1d
ReplicationPad2d ReplicationPad3d SoftMarginLoss Softmax2d Softshrink
SyncBatchNorm Transformer TransformerDecoder TransformerDecoderLayer
TransformerEncoder TransformerEncoderLayer TripletMarginLoss
TripletMarginWithDistanceLoss Unflatten Unfold UninitializedBuffer
UninitializedParameter Upsample UpsamplingBilinear2d UpsamplingNearest2d
ZeroPad1d ZeroPad2d ZeroPad3d attention common_types factory_kwargs grad
intrinsic parallel qat quantizable quantized
        """.split()  # noqa: SIM905
    ),
    "torch.nn.functional": frozenset(
        """
BroadcastingList1 BroadcastingList2 BroadcastingList3 DType
GRID_SAMPLE_INTERPOLATION_MODES GRID_SAMPLE_PADDING_MODES Optional ScalingType
SwizzleType TYPE_CHECKING adaptive_avg_pool1d adaptive_avg_pool2d
adaptive_avg_pool3d adaptive_max_pool1d adaptive_max_pool1d_with_indices
adaptive_max_pool2d adaptive_max_pool2d_with_indices adaptive_max_pool3d
adaptive_max_pool3d_with_indices affine_grid alpha_dropout assert_int_or_pair
avg_pool1d avg_pool2d avg_pool3d batch_norm bilinear boolean_dispatch
channel_shuffle conv1d conv2d conv3d conv_tbc conv_transpose1d
conv_transpose2d conv_transpose3d cosine_embedding_loss ctc_loss dataclasses
dropout dropout1d dropout2d dropout3d embedding embedding_bag
feature_alpha_dropout fold fractional_max_pool2d
fractional_max_pool2d_with_indices fractional_max_pool3d
fractional_max_pool3d_with_indices gaussian_nll_loss glu grad grid_sample
group_norm grouped_mm gumbel_softmax handle_torch_function hardshrink
hardsigmoid hardswish has_torch_function has_torch_function_unary
has_torch_function_variadic hinge_embedding_loss importlib instance_norm
interpolate layer_norm linear_cross_entropy local_response_norm lp_pool1d
lp_pool2d lp_pool3d margin_ranking_loss max_pool1d max_pool1d_with_indices
max_pool2d max_pool2d_with_indices max_pool3d max_pool3d_with_indices
max_unpool1d max_unpool2d max_unpool3d mish multi_head_attention_forward
multi_margin_loss multilabel_margin_loss multilabel_soft_margin_loss
native_channel_shuffle pad pairwise_distance pdist pixel_shuffle
pixel_unshuffle poisson_nll_loss prelu reproducibility_notes rms_norm rrelu
scaled_dot_product_attention scaled_grouped_mm scaled_mm soft_margin_loss
softshrink sparse_support_notes tf32_notes torch triplet_margin_loss
triplet_margin_with_distance_loss unfold upsample upsample_bilinear
upsample_nearest
        """.split()  # noqa: SIM905
    ),
    "torch.nn.utils": frozenset(
        """
clip_grad clip_grad_norm convert_conv2d_weight_memory_format
convert_conv3d_weight_memory_format convert_parameters fuse_conv_bn_eval
fuse_conv_bn_weights fuse_linear_bn_eval fuse_linear_bn_weights fusion
get_total_norm init memory_format parametrizations parametrize
remove_spectral_norm remove_weight_norm rnn skip_init spectral_norm stateless
weight_norm
        """.split()  # noqa: SIM905
    ),
    "torch.optim": frozenset(
        """
ASGD Adadelta Adafactor Adagrad Adamax LBFGS Muon NAdam RAdam RMSprop Rprop
SparseAdam lr_scheduler swa_utils swap_in_optimizer_params_and_state
        """.split()  # noqa: SIM905
    ),
    "torch.utils": frozenset(
        """
ThroughputBenchmark backcompat backend_registration checkpoint
cmake_prefix_path collect_env copyreg cpp_backtrace deterministic dlpack
generate_methods_for_privateuse1_backend get_cpp_backtrace hooks
rename_privateuse1_backend set_module swap_tensors throughput_benchmark torch
weak weakref
        """.split()  # noqa: SIM905
    ),
    "torch.utils.data": frozenset(
        """
BatchSampler ChainDataset ConcatDataset DFIterDataPipe DataChunk
DistributedSampler IterDataPipe IterableDataset MapDataPipe RandomSampler
Sampler SequentialSampler StackDataset SubsetRandomSampler
WeightedRandomSampler argument_validation dataloader datapipes dataset
default_convert distributed functional_datapipe get_worker_info graph
graph_settings guaranteed_datapipes_determinism non_deterministic
runtime_validation runtime_validation_disabled sampler
        """.split()  # noqa: SIM905
    ),
}
